// node docs/recompute.mjs trace.json computes a recommendation again, with no code of Touchstone, from its ratings and what
// was known without the candidate. It prints each figure beside the exported one; recommendation.md explains the formulas.
import { readFileSync } from 'node:fs';
const file = JSON.parse(readFileSync(process.argv[2], 'utf8')); // what the page exports, or the trace in it alone
const exported = file.result ?? (file.trace ? file : { trace: file });
const { variance, thresholds: limit, knowledge, rows, ...trace } = exported.trace;
if (trace.engine !== 'm3/1') throw new Error(`This computes m3/1 again; the file is by ${trace.engine}.`);
const sum = (list, value = (x) => x) => list.reduce((total, x, i) => total + value(x, i), 0);
const ratersOf = (list) => [...new Set(list.map(({ raterId }) => raterId))].sort();
// A rating is a sum of seven effects, a score a weighted sum of some. The file says what was known of some of them; the
// others, and raters of whom nothing was known (in display mode: everyone), lie about 0 with their variance.
const nameOf = (kind, rater, dimension) => [kind.replace('_d', 'D'), rater, dimension].join('|');
const places = new Map(knowledge.effects.map((e, i) => [nameOf(e.kind, e.raterId, e.dimensionId), i]));
const alone = (e, f) => (e === f ? variance[e.split('|')[0]] : 0);
const known = (e, f) => knowledge.covariance[places.get(e)]?.[places.get(f)] ?? alone(e, f);
const covariance = (a, b) => sum(a, ([e, u]) => sum(b, ([f, v]) => u * v * known(e, f)));
const expect = (a) => sum(a, ([e, u]) => u * (knowledge.mean[places.get(e)] ?? 0));
const candidateOn = (d) => [nameOf('dimension', '', d), 'candidate', nameOf('candidateDimension', '', d)];
const scoreOf = (list) => list.flatMap(({ id, weight }) => candidateOn(id).map((e) => [e, weight]));
const ratings = rows.map(({ raterId: r, dimensionId: d, level }, o) => {
	const rater = [nameOf('rater', r, ''), nameOf('raterDimension', r, d), nameOf('candidateRater', r)];
	const parts = [...candidateOn(d), ...rater, `residual|${o}`].map((e) => [e, 1]);
	return { raterId: r, parts, expected: expect(parts), beyond: level - expect(parts) };
});
/** Best guess of a sum of effects: the k >= 0 with the least k'Vk - 2k'c, each moved in turn until none moves. */
function guess(target, given = ratings) {
	const V = given.map((a) => given.map((b) => covariance(a.parts, b.parts)));
	const c = given.map(({ parts }) => covariance(parts, target));
	const [k, start, v0] = [c.map(() => 0), expect(target), covariance(target, target)];
	for (let moved = 1, turns = 0; moved > 1e-14 && turns < 1e5; turns++) {
		const before = [...k];
		for (const j of c.keys()) k[j] = Math.max(0, k[j] + (c[j] - sum(k, (x, i) => x * V[j][i])) / V[j][j]);
		moved = Math.max(...k.map((x, i) => Math.abs(x - before[i])));
	}
	const score = start + sum(k, (x, o) => x * given[o].beyond);
	const se = Math.sqrt(v0 + sum(k, (x, o) => x * (sum(k, (y, p) => y * V[o][p]) - 2 * c[o])));
	const interval = [score - 1.6448536269514722 * se, score + 1.6448536269514722 * se];
	return { score, se, interval, start, startSe: Math.sqrt(v0), k, clipped: k.filter((x) => x === 0).length };
}
/** P(T >= bar) for a normal T, by the series of its distribution, and 1e-12: what is on a limit reaches it. */
function reaches({ score, se }, bar) {
	const z = (score - bar) / se;
	let [total, term] = [z, z];
	for (let n = 3; Math.abs(z) < 9 && total + term !== total; n += 2) total += term *= (z * z) / n;
	return Math.abs(z) < 9 ? 0.5 + 1e-12 + (total * Math.exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI) : +(z > 0);
}
function judge(T) {
	const [p, strong] = [reaches(T, limit.bar), reaches(T, limit.strongBar)];
	const probability = { bar: p, strongBar: strong, strongNoBar: 1 + 2e-12 - reaches(T, limit.strongNoBar) };
	let band = probability.strongNoBar >= limit.pStrongNo ? 'STRONG_NO_HIRE' : 'NO_HIRE';
	if (p >= limit.pLeanNo) band = p >= limit.pLeanHire ? 'LEAN_HIRE' : 'LEAN_NO_HIRE';
	if (p >= limit.pHire) band = p >= limit.pStrongHireBar && strong >= limit.pStrong ? 'STRONG_HIRE' : 'HIRE';
	return { probability, band };
}
const dimensions = trace.dimensions.map(({ id, rawWeight, critical, floor }) => {
	const seen = [...rows, ...trace.unweighted].filter(({ dimensionId }) => dimensionId === id);
	const cards = ratersOf(seen).map((rater) => seen.filter(({ raterId }) => raterId === rater));
	const means = cards.map((card) => sum(card, ({ level }) => level) / card.length);
	const [n, mean] = [means.length, means.length > 0 ? sum(means) / means.length : null];
	const sd = n > 1 ? Math.sqrt(sum(means, (m) => (m - mean) ** 2) / (n - 1)) : null;
	const range = n > 0 ? Math.max(...means) - Math.min(...means) : null;
	const weight = rawWeight / sum(trace.dimensions, (dimension) => dimension.rawWeight);
	const estimate = weight > 0 ? guess(scoreOf([{ id, weight: 1 }])) : null;
	const probability = critical && estimate && 1 + 2e-12 - reaches(estimate, floor); // of lying below the floor
	return { id, weight, n, mean, sd, range, estimate, floor: critical && { ...estimate, probability } };
});
const scored = dimensions.filter(({ weight }) => weight > 0);
const critical = scored.filter(({ floor }) => floor);
const [T, raters] = [guess(scoreOf(scored)), ratersOf(rows)];
const coverage = sum(scored, ({ n, weight }) => (n > 0 ? weight : 0));
const weighted = sum(scored, ({ mean, weight }) => mean * weight);
const [raw, low] = [coverage > 0 ? weighted / coverage : null, weighted + 1 - coverage];
const others = (left) => ratings.filter(({ raterId }) => raterId !== left);
const compare = (raterId, rest) => ({ raterId, ...rest, ...judge(rest), delta: rest.score - T.score });
const withoutRater = raters.map((raterId) => compare(raterId, guess(scoreOf(scored), others(raterId))));
const isThin = raters.length < limit.minRaters || critical.some(({ n }) => n < limit.minCriticalRaters);
const isAtRisk = (p) => critical.some(({ floor }) => floor.probability >= p);
let [status, { probability, band }] = ['RECOMMENDED', judge(T)]; // and of what follows, the last that applies
if (isAtRisk(limit.pFloorRisk) && probability.bar >= limit.pHire) band = 'LEAN_HIRE';
if (isAtRisk(limit.pFloorFail)) [status, band] = ['KNOCKED_OUT', 'NO_HIRE'];
if (isThin || coverage < limit.minCoverage - 1e-12) [status, band] = ['INSUFFICIENT_EVIDENCE', null];
if (trace.gates[0].open > 0) [status, band] = ['HOLD', null];
if (trace.gates[0].confirmed > 0) [status, band] = ['KNOCKED_OUT', 'NO_HIRE'];
const counts = [{}, { coverage }, { raters: raters.length }, ...critical.map(({ n }) => ({ raters: n }))];
const gates = [...counts, ...critical.map(({ floor }) => floor)];
const working = ratings.map((row, o) => ({ ...row, weight: T.k[o], contribution: T.k[o] * row.beyond }));
const figures = { ...T, status, band, probability, raw, coverage, bounds: [low, low + 4 * (1 - coverage)] };
const tally = { equal: 0, DIFFERS: 0 };
function check(name, mine, theirs) {
	const parts = mine instanceof Object ? Object.getOwnPropertyNames(mine) : [];
	for (const part of parts) check(`${name} ${part}`, mine[part], theirs && theirs[part]);
	if (mine instanceof Object || theirs === undefined) return;
	const verdict = mine === theirs || Math.abs(mine - theirs) <= 1e-9 ? 'equal' : 'DIFFERS';
	console.log(verdict, name, mine, theirs, mine - theirs);
	tally[verdict]++;
}
check('result', { ...figures, raters: raters.length, dimensions, robustness: { withoutRater } }, exported);
check('trace', { ...T, status, band, gates, rows: working }, exported.trace);
console.log(`${tally.equal} figures equal, ${tally.DIFFERS} differ`);
process.exitCode = tally.DIFFERS > 0 ? 1 : 0;
