// node docs/recompute-why.mjs trace.json computes again, with no code of Touchstone, what follows from a recommendation's figures:
// gates, reasons, notices, and the working in sums. Those figures are given here; the other recompute scripts prove them.
import { readFileSync } from 'node:fs';
const file = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const { trace, robustness, severity, ...exported } = file.result ?? file;
if (trace?.engine !== 'm3/1') throw new Error('This needs a whole result by m3/1, as the page exports it.');
const { thresholds: limit, knowledge, rows } = trace;
const sum = (list, value) => list.reduce((total, x) => total + value(x), 0);
// Each gate against the policy's limits.
const evidence = { COVERAGE: limit.minCoverage, QUORUM: limit.minRaters };
const gates = trace.gates.map((gate) => {
	const { code, confirmed, open, coverage, raters = coverage, probability } = gate;
	if (code === 'RED_FLAGS') return { ...gate, passed: confirmed + open === 0 };
	const limits = { stopsAt: limit.pFloorFail, capsAt: limit.pFloorRisk };
	const isRated = rows.some(({ dimensionId }) => dimensionId === gate.dimensionId);
	const passed = isRated ? probability < limits.stopsAt : null;
	if (code === 'CRITICAL_FLOOR') return { ...gate, ...limits, passed };
	const needed = evidence[code] ?? limit.minCriticalRaters;
	return { ...gate, needed, passed: raters >= needed - 1e-12 };
});
// What may decide, in this order; the reasons are the first of these of which there is any.
const [{ confirmed, open }] = gates;
const flagged = (code, count) => (count > 0 ? [{ code, count }] : []);
const thin = gates.filter(({ needed, passed }) => needed !== undefined && !passed);
const floors = (p, code) => gates.filter((gate) => gate.probability >= p).map((gate) => ({ ...gate, code }));
const isHire = ['HIRE', 'STRONG_HIRE'].includes(robustness.band);
const reasons = [
	flagged('RED_FLAG_CONFIRMED', confirmed),
	flagged('RED_FLAG_OPEN', open),
	thin,
	floors(limit.pFloorFail, 'CRITICAL_FLOOR'),
	isHire ? floors(limit.pFloorRisk, 'CRITICAL_RISK') : [],
].find((kind) => kind.length > 0);
const fields = [
	'code',
	'dimensionId',
	'count',
	'coverage',
	'raters',
	'needed',
	'floor',
	'score',
	'probability',
];
const figuresOf = (reason) => fields.filter((f) => f in reason).map((f) => [f, reason[f]]);
const given = (reasons ?? []).map((reason) => Object.fromEntries(figuresOf(reason)));
// Notices. The score in the other mode of severity is not proved by anything in the file, and taken as it is.
const ladder = ['STRONG_NO_HIRE', 'NO_HIRE', 'LEAN_NO_HIRE', 'LEAN_HIRE', 'HIRE', 'STRONG_HIRE'];
const steps = ({ band }) => Math.abs(ladder.indexOf(band) - ladder.indexOf(robustness.band));
const { sameSideOfBar, shift, withoutRater } = robustness;
const isTurned = sameSideOfBar < 0.8 || (shift.share ?? 1) < 0.1 || withoutRater.some((x) => steps(x) > 1);
const mean = rows.length > 0 ? sum(rows, ({ level }) => level) / rows.length : null;
const isAtEnd = mean !== null && (mean > 4.3 || mean < 1.7);
const other = severity.policy === 'off' ? null : severity.other;
const sign = trace.mode === 'severity' ? 1 : -1;
const difference = other ? sign * (exported.score - other.score) : 0;
const isMatter = Math.abs(difference) >= 0.25 || (other && other.band !== exported.band);
const notices = [
	...(isMatter ? [{ code: 'SEVERITY_MATTERS', difference }] : []),
	...(mean !== null && isTurned ? [{ code: 'FRAGILE' }] : []),
	...(isAtEnd ? [{ code: 'SCALE_END', mean }] : []),
];
// The working in sums; and, where severity is taken off, by how much that of each rater moves the score.
const moved = ({ weight, level, expected }) => weight * (level - expected);
const told = ({ contribution }) => contribution;
const byId = (list) => list.sort(([a], [b]) => (a < b ? -1 : 1));
const groups = (key) => [...Map.groupBy(rows, (row) => row[key])];
const sums = (key, of) => byId(groups(key).map(([id, own]) => [id, sum(own, of)]));
const usual = new Map(
	knowledge.effects.map(({ kind, dimensionId }, i) => [kind + dimensionId, knowledge.mean[i]]),
);
const strict = ({ weight, expected, dimensionId }) =>
	weight * (usual.get(`dimension${dimensionId}`) - expected);
const shares = sums('raterId', strict).filter(([, share]) => Math.abs(share) >= 0.05);
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
check('result', { reasons: given, notices, provisional: trace.pending > 0 }, exported);
check('trace', { reasons: given, gates }, trace);
check('contributions by rater', sums('raterId', moved), sums('raterId', told));
check('contributions by dimension', sums('dimensionId', moved), sums('dimensionId', told));
check('start and contributions', trace.start + sum(rows, moved), trace.score);
if (other) check('severity difference', difference, other.difference);
const named = trace.mode === 'severity' && other?.shares;
if (named) check('severity shares', shares, byId(named.map(({ raterId, share }) => [raterId, share])));
console.log(`${tally.equal} figures equal, ${tally.DIFFERS} differ`);
process.exitCode = tally.DIFFERS > 0 ? 1 : 0;
