import { bandOf, type BandLimits, probabilityBelow } from '#lib/domain/recommendation/model/bands.ts';
import type { Estimate } from '#lib/domain/recommendation/model/score.ts';
import type { Thresholds } from '#lib/domain/recommendation/model/thresholds.ts';
import { reaches } from '#lib/domain/recommendation/reaches.ts';
import { thinEvidence } from '#lib/domain/recommendation/verdict.ts';
import type { Observed } from '#lib/domain/recommendation/observed.ts';
import type { RedFlagState } from '#lib/domain/recommendation/panel.ts';
import type { Band, Gate, Reason } from '#lib/domain/recommendation/verdict.ts';

export type Decided =
	| { status: 'RECOMMENDED'; band: Band }
	| { status: 'KNOCKED_OUT'; band: 'NO_HIRE' }
	| { status: 'HOLD' | 'INSUFFICIENT_EVIDENCE'; band: null };

export type Evidence = {
	redFlags: readonly RedFlagState[];
	/** Over the scored dimensions. */
	observed: Observed;
	/** Score of each critical dimension with its floor, in the scorecard's order. */
	floors: readonly ({ dimensionId: string; floor: number } & Estimate)[];
};

/** Every gate with its figures, in the order in which they decide. */
export function gatesOf({ redFlags, observed, floors }: Evidence, limits: Thresholds): Gate[] {
	const count = (state: RedFlagState) => redFlags.filter((flag) => flag === state).length;
	const [confirmed, open, dismissed] = [count('confirmed'), count('open'), count('dismissed')];
	const critical = observed.dimensions.filter((dimension) => dimension.critical && dimension.weight > 0);
	return [
		{ code: 'RED_FLAGS', passed: confirmed + open === 0, confirmed, open, dismissed },
		{
			code: 'COVERAGE',
			passed: reaches(observed.coverage, limits.minCoverage),
			coverage: observed.coverage,
			needed: limits.minCoverage,
		},
		{
			code: 'QUORUM',
			passed: observed.raters >= limits.minRaters,
			raters: observed.raters,
			needed: limits.minRaters,
		},
		...critical.map(({ id, raters }): Gate => ({
			code: 'CRITICAL_EVIDENCE',
			passed: raters.length >= limits.minCriticalRaters,
			dimensionId: id,
			raters: raters.length,
			needed: limits.minCriticalRaters,
		})),
		...floors.map(({ dimensionId, floor, score, se }): Gate => {
			const probability = probabilityBelow({ score, se }, floor);
			const isRated = critical.some(({ id, raters }) => id === dimensionId && raters.length > 0);
			return {
				code: 'CRITICAL_FLOOR',
				// What is known of a dimension that nobody rated is no evidence about this candidate.
				passed: isRated ? !reaches(probability, limits.pFloorFail) : null,
				dimensionId,
				floor,
				score,
				se,
				probability,
				stopsAt: limits.pFloorFail,
				capsAt: limits.pFloorRisk,
			};
		}),
	];
}

/** The recommendation's status, band and reasons from its gates and its score. */
export function decide(
	gates: readonly Gate[],
	estimate: Estimate,
	limits: BandLimits,
): Decided & { reasons: Reason[] } {
	const flags = gates.find((gate) => gate.code === 'RED_FLAGS');
	if (flags && flags.confirmed > 0)
		return {
			status: 'KNOCKED_OUT',
			band: 'NO_HIRE',
			reasons: [{ code: 'RED_FLAG_CONFIRMED', count: flags.confirmed }],
		};
	if (flags && flags.open > 0)
		return { status: 'HOLD', band: null, reasons: [{ code: 'RED_FLAG_OPEN', count: flags.open }] };
	const thin = gates.flatMap(thinEvidence);
	if (thin.length > 0) return { status: 'INSUFFICIENT_EVIDENCE', band: null, reasons: thin };
	const below = floorReasons(gates, 'CRITICAL_FLOOR');
	if (below.length > 0) return { status: 'KNOCKED_OUT', band: 'NO_HIRE', reasons: below };
	const band = bandOf(estimate, limits);
	const risks = band === 'HIRE' || band === 'STRONG_HIRE' ? floorReasons(gates, 'CRITICAL_RISK') : [];
	return { status: 'RECOMMENDED', band: risks.length > 0 ? 'LEAN_HIRE' : band, reasons: risks };
}

function floorReasons(gates: readonly Gate[], code: 'CRITICAL_FLOOR' | 'CRITICAL_RISK'): Reason[] {
	return gates.flatMap((gate): Reason[] => {
		if (gate.code !== 'CRITICAL_FLOOR' || !('probability' in gate)) return [];
		const { dimensionId, floor, score, probability, stopsAt, capsAt } = gate;
		const limit = code === 'CRITICAL_FLOOR' ? stopsAt : capsAt;
		if (!reaches(probability, limit)) return [];
		const risk = { dimensionId, floor, score, probability };
		return code === 'CRITICAL_FLOOR' ? [{ code, ...risk }] : [{ code, ...risk }];
	});
}
