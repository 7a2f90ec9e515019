// node docs/recompute-disagreement.mjs trace.json computes again, with no code of Touchstone, where raters disagree and whose
// card is unexpected. It takes the file that recompute.mjs takes, and prints as it does; recommendation.md explains the formulas.
import { readFileSync } from 'node:fs';
const file = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const { trace, ...exported } = file.result ?? file;
if (trace?.engine !== 'm3/1') throw new Error('This needs a whole result by m3/1, as the page exports it.');
const { variance, knowledge, rows, mode, calibration } = trace;
const sum = (list, value = (x) => x) => list.reduce((total, x, i) => total + value(x, i), 0);
// A rating is a sum of effects, and so is its rater's severity. What was known of them is read as in recompute.mjs.
const nameOf = (kind, rater = '', dimension = '') => [kind.replace('_d', 'D'), rater, dimension].join('|');
const places = new Map(knowledge.effects.map((e, i) => [nameOf(e.kind, e.raterId, e.dimensionId), i]));
const alone = (e, f) => (e === f ? variance[e.split('|')[0]] : 0);
const known = (e, f) => knowledge.covariance[places.get(e)]?.[places.get(f)] ?? alone(e, f);
const covariance = (a, b) => sum(a, (e) => sum(b, (f) => known(e, f)));
const expect = (a) => sum(a, (e) => knowledge.mean[places.get(e)] ?? 0);
const ratings = rows.map(({ raterId: r, dimensionId: d, level }, o) => {
	const severity = [nameOf('rater', r), nameOf('raterDimension', r, d)];
	const candidate = [nameOf('dimension', '', d), 'candidate', nameOf('candidateDimension', '', d)];
	const parts = [...candidate, ...severity, nameOf('candidateRater', r), `residual|${o}`];
	return { o, r, d, level, severity, parts, beyond: level - expect(parts) };
});
const V = ratings.map((a) => ratings.map((b) => covariance(a.parts, b.parts)));
/** The k with Vk = c among these ratings, each moved in turn until none moves. */
function solve(given, c) {
	const k = c.map(() => 0);
	const gap = (j) => c[j] - sum(k, (x, i) => x * V[given[j].o][given[i].o]);
	for (let moved = 1, turns = 0; moved > 1e-14 && turns < 1e5; turns++) {
		const before = [...k];
		for (const j of c.keys()) k[j] += gap(j) / V[given[j].o][given[j].o];
		moved = Math.max(...k.map((x, i) => Math.abs(x - before[i])));
	}
	return k;
}
/** P(chi-square of n degrees > q), by the series of the incomplete gamma function. */
function exceeds(q, n) {
	let [total, term] = [0, Math.exp(-q / 2)];
	for (let i = n; i > 0; i -= 2) term *= i > 1 ? q / i : Math.sqrt((2 * q) / Math.PI);
	for (let i = n + 2; total + term !== total; i += 2) [total, term] = [total + term, (term * q) / i];
	return q < 999 ? 1 - total : 0;
}
// With a snapshot, severities are known from other candidates; a score that does not rest on them does not name them.
const isTold = mode === 'severity' || calibration === null;
// Severities as all ratings together, the candidate's own among them, let one guess.
const deviations = ratings.map(({ beyond }) => beyond);
const pull = solve(ratings, deviations);
const severityOf = (a) => expect(a) + sum(ratings, ({ parts }, o) => pull[o] * covariance(a, parts));
const adjusted = ratings.map(({ d, level, severity }) => ({
	d,
	level,
	without: level - severityOf(severity),
}));
const dimensions = exported.dimensions.map(({ id, disagreement }) => {
	const own = adjusted.filter(({ d }) => d === id);
	if (own.length < 2) return { id, disagreement: null };
	const mean = sum(own, ({ without }) => without) / own.length;
	const squares = sum(own, ({ without }) => (without - mean) ** 2);
	const q = isTold ? squares / (variance.candidateRater + variance.residual) : disagreement?.q;
	const p = exceeds(q, own.length - 1);
	const levels = own.map(({ level }) => level);
	const range = Math.max(...levels) - Math.min(...levels);
	const level = range >= 3 || (range >= 2 && p < 0.05) ? 'high' : range >= 2 && p < 0.2 ? 'moderate' : 'none';
	return { id, disagreement: isTold ? { q, p, level } : { p, level } };
});
// A card is its weighted mean, beside the best guess of it from everybody else's ratings.
const weights = new Map(exported.dimensions.map(({ id, weight }) => [id, weight]));
const cards = [...new Set(ratings.map(({ r }) => r))].sort().map((raterId) => {
	const own = ratings.filter(({ r }) => r === raterId);
	const others = ratings.filter(({ r }) => r !== raterId);
	const g = own.map(({ d }) => weights.get(d) / sum(own, (rating) => weights.get(rating.d)));
	const link = (o) => sum(own, (rating, i) => g[i] * V[rating.o][o]);
	const links = others.map(({ o }) => link(o));
	const k = solve(others, links);
	const residual = sum(own, ({ beyond }, i) => g[i] * beyond) - sum(others, ({ beyond }, j) => k[j] * beyond);
	const sd = Math.sqrt(sum(own, ({ o }, i) => g[i] * link(o)) - sum(others, (_, j) => k[j] * links[j]));
	return { raterId, residual, sd, z: residual / sd };
});
const followed = exported.cards.map(({ raterId, residual, sd }) => ({ raterId, z: residual / sd }));
const tally = { equal: 0, DIFFERS: 0 };
function check(name, mine, theirs) {
	const parts = mine instanceof Object ? Object.getOwnPropertyNames(mine) : [];
	for (const part of parts) check(`${name} ${part}`, mine[part], theirs?.[part]);
	if (mine instanceof Object) return;
	const isNear = Math.abs((mine ?? NaN) - (theirs ?? NaN)) <= 1e-9;
	const verdict = mine === theirs || isNear ? 'equal' : 'DIFFERS';
	console.log(verdict, name, mine, theirs, mine - theirs);
	tally[verdict]++;
}
check('result', { dimensions, cards: isTold ? cards : followed }, exported);
if (!isTold) console.log('not in the file: severities, so each q, residual and sd was taken as it stands');
console.log(`${tally.equal} figures equal, ${tally.DIFFERS} differ`);
process.exitCode = tally.DIFFERS > 0 ? 1 : 0;
