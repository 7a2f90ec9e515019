// node docs/recompute-why.mjs trace.json computes again, with no code of Touchstone, why a recommendation is as it is and where
// raters disagree. It takes the file that recompute.mjs and recompute-what-if.mjs take; figures that they prove are given.
import { readFileSync } from 'node:fs';
const file = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const { trace, robustness, severity, ...exported } = file.result ?? file;
if (trace?.engine !== 'm3/1') throw new Error('This needs a whole result by m3/1, as the page exports it.');
const { variance, thresholds: limit, knowledge, rows, mode } = trace;
const sum = (list, value = (x) => x) => list.reduce((total, x, i) => total + value(x, i), 0);
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
// Gates; the reasons are the first kind that there is.
const needs = { COVERAGE: limit.minCoverage, QUORUM: limit.minRaters, CRITICAL_EVIDENCE: limit.minCriticalRaters };
const [{ confirmed, open }] = trace.gates;
const gates = trace.gates.map((gate) => {
	const [needed, limits] = [needs[gate.code], { stopsAt: limit.pFloorFail, capsAt: limit.pFloorRisk }];
	if (gate.code === 'RED_FLAGS') return { ...gate, passed: confirmed + open === 0 };
	if (gate.code === 'CRITICAL_FLOOR') return { ...gate, ...limits, passed: gate.probability < limits.stopsAt };
	return { ...gate, needed, passed: (gate.coverage ?? gate.raters) >= needed - 1e-12 };
});
check('trace gates', gates, trace.gates);
const fields = ['dimensionId', 'coverage', 'raters', 'needed', 'floor', 'score', 'probability'];
const figuresOf = (gate) => fields.flatMap((field) => (field in gate ? [[field, gate[field]]] : []));
const reason = (gate, code = gate.code) => ({ code, ...Object.fromEntries(figuresOf(gate)) });
const from = (p, code) => gates.filter(({ probability }) => probability >= p).map((gate) => reason(gate, code));
const thin = gates.filter(({ needed, passed }) => needed !== undefined && !passed).map((gate) => reason(gate));
const risks = /^(STRONG_)?HIRE$/.test(robustness.band) ? from(limit.pFloorRisk, 'CRITICAL_RISK') : [];
const flags = [confirmed > 0 ? [{ code: 'RED_FLAG_CONFIRMED', count: confirmed }] : []];
flags.push(open > 0 ? [{ code: 'RED_FLAG_OPEN', count: open }] : []);
const kinds = [...flags, thin, from(limit.pFloorFail, 'CRITICAL_FLOOR'), risks];
const reasons = kinds.find((kind) => kind.length > 0) ?? [];
check('trace reasons', reasons, trace.reasons);
// Notices; what is told of the other mode's score is taken as it is.
const ladder = ['STRONG_NO_HIRE', 'NO_HIRE', 'LEAN_NO_HIRE', 'LEAN_HIRE', 'HIRE', 'STRONG_HIRE'];
const steps = (band) => Math.abs(ladder.indexOf(band) - ladder.indexOf(robustness.band));
const isMoved = robustness.sameSideOfBar < 0.8 || (robustness.shift.share ?? 1) < 0.1;
const isFragile = rows.length > 0 && (isMoved || robustness.withoutRater.some(({ band }) => steps(band) > 1));
const mean = rows.length > 0 ? sum(rows, ({ level }) => level) / rows.length : 3;
const other = severity.policy === 'off' ? null : severity.other;
const difference = other && (exported.score - other.score) * (mode === 'severity' ? 1 : -1);
const matters = other && (Math.abs(difference) >= 0.25 || other.band !== exported.band);
const notices = matters ? [{ code: 'SEVERITY_MATTERS', difference }] : [];
if (isFragile) notices.push({ code: 'FRAGILE' });
if (mean > 4.3 || mean < 1.7) notices.push({ code: 'SCALE_END', mean });
check('result', { reasons, notices, provisional: trace.pending > 0 }, exported);
// The working in sums, as the page shows it.
const moved = ({ weight, level, expected }) => weight * (level - expected);
const sums = (key, of) => [...Map.groupBy(rows, (row) => row[key])].map(([id, own]) => ({ id, sum: sum(own, of) }));
for (const key of ['raterId', 'dimensionId'])
	check(`contributions by ${key}`, sums(key, moved), sums(key, ({ contribution }) => contribution));
check('start and contributions', trace.start + sum(rows, moved), trace.score);
