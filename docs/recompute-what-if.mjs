// node docs/recompute-what-if.mjs trace.json computes again, with no code of Touchstone, what would change a recommendation.
// It takes the file that recompute.mjs takes, and prints as it does; recommendation.md explains the formulas.
import { readFileSync } from 'node:fs';
const file = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const { trace, robustness: said } = file.result ?? file;
if (trace?.engine !== 'm3/1') throw new Error('This needs a whole result by m3/1, as the page exports it.');
const { variance, thresholds: limit, knowledge, rows } = trace;
const sum = (list, value = (x) => x) => list.reduce((total, x, i) => total + value(x, i), 0);
const scored = trace.dimensions.filter(({ rawWeight }) => rawWeight > 0);
const W = scored.map(({ rawWeight }) => rawWeight / sum(scored, (dimension) => dimension.rawWeight));
// A rating is a sum of effects, a score a weighted sum of some; what was known of them is read as in recompute.mjs.
const nameOf = (kind, rater = '', dimension = '') => [kind.replace('_d', 'D'), rater, dimension].join('|');
const places = new Map(knowledge.effects.map((e, i) => [nameOf(e.kind, e.raterId, e.dimensionId), i]));
const alone = (e, f) => (e === f ? variance[e.split('|')[0]] : 0);
const known = (e, f) => knowledge.covariance[places.get(e)]?.[places.get(f)] ?? alone(e, f);
const covariance = (a, b) => sum(a, ([e, u]) => sum(b, ([f, v]) => u * v * known(e, f)));
const expect = (a) => sum(a, ([e, u]) => u * (knowledge.mean[places.get(e)] ?? 0));
const times = (effects, weight) => effects.map((e) => [e, weight]);
const candidateOn = (d) => [nameOf('dimension', '', d), 'candidate', nameOf('candidateDimension', '', d)];
const whole = scored.flatMap(({ id }, d) => times(candidateOn(id), W[d]));
function ratingOf({ raterId: r, dimensionId: d, level }, o) {
	const rater = [nameOf('rater', r), nameOf('raterDimension', r, d), nameOf('candidateRater', r)];
	const parts = times([...candidateOn(d), ...rater, `residual|${o}`], 1);
	return { parts, beyond: level - expect(parts) };
}
const ratings = rows.map(ratingOf);
/** Best guess of a sum of effects: the k >= `least` with the least k'Vk - 2k'c, each moved in turn. -Infinity: free k. */
function guess(target, given = ratings, least = 0) {
	const V = given.map((a) => given.map((b) => covariance(a.parts, b.parts)));
	const c = given.map(({ parts }) => covariance(parts, target));
	const k = c.map(() => 0);
	for (let moved = 1, turns = 0; moved > 1e-14 && turns < 1e5; turns++) {
		const before = [...k];
		for (const j of c.keys()) k[j] = Math.max(least, k[j] + (c[j] - sum(k, (x, i) => x * V[j][i])) / V[j][j]);
		moved = Math.max(...k.map((x, i) => Math.abs(x - before[i])));
	}
	const score = expect(target) + sum(k, (x, o) => x * given[o].beyond);
	const gain = sum(k, (x, o) => x * (2 * c[o] - sum(k, (y, p) => y * V[o][p])));
	return { score, se: Math.sqrt(covariance(target, target) - gain) };
}
/** P(T >= bar) for a normal T, by the series of its distribution, and 1e-12: what is on a limit reaches it. */
function reaches({ score, se }, bar) {
	const z = (score - bar) / se;
	let [total, term] = [z, z];
	for (let n = 3; Math.abs(z) < 9 && total + term !== total; n += 2) total += term *= (z * z) / n;
	return Math.abs(z) < 9 ? 0.5 + 1e-12 + (total * Math.exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI) : +(z > 0);
}
const ladder = ['STRONG_NO_HIRE', 'NO_HIRE', 'LEAN_NO_HIRE', 'LEAN_HIRE', 'HIRE', 'STRONG_HIRE'];
function judged({ score, se }) {
	const p = reaches({ score, se }, limit.bar);
	const isStrong = p >= limit.pStrongHireBar && reaches({ score, se }, limit.strongBar) >= limit.pStrong;
	const isStrongNo = 1 + 2e-12 - reaches({ score, se }, limit.strongNoBar) >= limit.pStrongNo;
	const steps = [!isStrongNo, p >= limit.pLeanNo, p >= limit.pLeanHire, p >= limit.pHire, isStrong];
	return { score, se, band: ladder[steps.lastIndexOf(true) + 1] };
}
const { band } = judged(guess(whole));
// One more rating, by somebody unknown, of each dimension that nobody rated.
const more = (dimensionId, level) => ratingOf({ raterId: '', dimensionId, level }, 'more');
const given = (id, level) => judged(guess(whole, [...ratings, more(id, level)]));
const unrated = scored.filter(({ id }) => rows.every(({ dimensionId }) => dimensionId !== id));
const unassessed = unrated.map(({ id }) => ({ dimensionId: id, low: given(id, 1), high: given(id, 5) }));
const m = scored.map(({ id }) => guess(times(candidateOn(id), 1), ratings, -Infinity).score);
const S = sum(m, (x, d) => W[d] * x);
const cut = (d) => sum(m, (x, e) => (e === d ? 0 : W[e] * x)) / sum(W, (w, e) => (e === d ? 0 : w));
// With Dirichlet weights of concentration 50: the integral of Gil-Pelaez over log t, by trapezoids.
const wave = (t) => Math.sin(sum(m, (x, d) => 50 * W[d] * Math.atan((x - limit.bar) * t)));
const damping = (t) => Math.exp(-sum(m, (x, d) => 25 * W[d] * Math.log1p(((x - limit.bar) * t) ** 2)));
const points = Array.from({ length: 2e4 }, (_, i) => Math.exp(i / 100 - 40));
const above = 0.5 + sum(points, (t) => wave(t) * damping(t)) / 100 / Math.PI;
// The least weight that moves to one end until S is at the bar, from the farthest first; and what the file's moves do.
const end = S > limit.bar ? Math.min(...m) : Math.max(...m);
let [gap, share] = [Math.abs(S - limit.bar), 0];
for (const [far, w] of m.map((x, d) => [Math.abs(x - end), W[d]]).sort(([a], [b]) => b - a)) {
	share += gap > 1e-11 ? Math.min(w, gap / far) : 0;
	gap -= Math.min(w * far, gap);
}
if (gap > 1e-11) share = null;
const moved = (id) => sum(said.shift.moves, (move) => move.share * ((move.to === id) - (move.from === id)));
const after = scored.map(({ id }, d) => W[d] + moved(id));
const reached = sum(after, (w, d) => w * m[d]);
const dimensionScores = scored.map(({ id }, d) => ({ dimensionId: id, score: m[d] }));
const withoutDimension = dimensionScores.flatMap((x, d) => (W[d] < 1 ? [{ ...x, score: cut(d) }] : []));
const tally = { equal: 0, DIFFERS: 0 };
function check(name, mine, theirs, tolerance = 1e-9) {
	const parts = mine instanceof Object ? Object.getOwnPropertyNames(mine) : [];
	for (const part of parts) check(`${name} ${part}`, mine[part], theirs?.[part]);
	if (mine instanceof Object) return;
	const isNear = Math.abs((mine ?? NaN) - (theirs ?? NaN)) <= tolerance;
	const verdict = mine === theirs || isNear ? 'equal' : 'DIFFERS';
	console.log(verdict, name, mine, theirs, mine - theirs);
	tally[verdict]++;
}
check('result', { band, sum: S, dimensionScores, withoutDimension, shift: { share }, unassessed }, said);
check('result equalWeights', sum(m) / m.length, said.equalWeights);
check('result sameSideOfBar', S >= limit.bar ? above : 1 - above, said.sameSideOfBar, 1e-8);
check('score after moves', share === null ? S : limit.bar, reached);
check('weight in moves', share ?? 0, sum(after, (w, d) => Math.abs(w - W[d])) / 2);
check('weight after moves', 1, sum(after, Math.abs));
console.log(`${tally.equal} figures equal, ${tally.DIFFERS} differ`);
process.exitCode = tally.DIFFERS > 0 ? 1 : 0;
