import type { Observed } from '#lib/domain/recommendation/observed.ts';
import type { PanelData } from '#lib/domain/recommendation/panel.ts';
import { reaches } from '#lib/domain/recommendation/reaches.ts';
import { type Gate, type Reason, thinEvidence } from '#lib/domain/recommendation/verdict.ts';

/** Every gate with its figures, in the order in which they decide; dimensions of weight 0 take no part. */
export function gates(
	{ redFlags, policy }: Pick<PanelData, 'redFlags' | 'policy'>,
	observed: Observed,
): Gate[] {
	const count = (state: string) => redFlags.filter((flag) => flag.state === state).length;
	const [confirmed, open, dismissed] = [count('confirmed'), count('open'), count('dismissed')];
	const critical = observed.dimensions.filter((dimension) => dimension.critical && dimension.weight > 0);
	return [
		{ code: 'RED_FLAGS', passed: confirmed + open === 0, confirmed, open, dismissed },
		{
			code: 'COVERAGE',
			passed: observed.raw !== null && reaches(observed.coverage, policy.minCoverage),
			coverage: observed.coverage,
			needed: policy.minCoverage,
		},
		{
			code: 'QUORUM',
			passed: observed.raters >= policy.quorum,
			raters: observed.raters,
			needed: policy.quorum,
		},
		...critical.map(({ id, raters }): Gate => ({
			code: 'CRITICAL_EVIDENCE',
			passed: raters.length >= policy.minCriticalRaters,
			dimensionId: id,
			raters: raters.length,
			needed: policy.minCriticalRaters,
		})),
		...critical.map(({ id, mean, floor: own }): Gate => {
			const floor = own ?? policy.criticalFloor;
			return {
				code: 'CRITICAL_FLOOR',
				passed: mean === null ? null : reaches(mean, floor),
				dimensionId: id,
				mean,
				floor,
			};
		}),
	];
}

export type Verdict =
	| { status: 'KNOCKED_OUT'; band: 'NO_HIRE'; reasons: Reason[] }
	| { status: 'HOLD'; band: null; reasons: Reason[] }
	| { status: 'INSUFFICIENT_EVIDENCE'; band: null; reasons: Reason[] }
	| { status: 'OPEN' };

/** What the gates decide; `OPEN` leaves it to the bands. */
export function decideByGates(all: readonly Gate[]): Verdict {
	const confirmed = all.flatMap((gate): Reason[] =>
		gate.code === 'RED_FLAGS' && gate.confirmed > 0
			? [{ code: 'RED_FLAG_CONFIRMED', count: gate.confirmed }]
			: [],
	);
	if (confirmed.length > 0) return { status: 'KNOCKED_OUT', band: 'NO_HIRE', reasons: confirmed };

	const open = all.flatMap((gate): Reason[] =>
		gate.code === 'RED_FLAGS' && gate.open > 0 ? [{ code: 'RED_FLAG_OPEN', count: gate.open }] : [],
	);
	if (open.length > 0) return { status: 'HOLD', band: null, reasons: open };

	const thin = all.flatMap(thinEvidence);
	if (thin.length > 0) return { status: 'INSUFFICIENT_EVIDENCE', band: null, reasons: thin };

	const below = all.flatMap((gate): Reason[] =>
		gate.code === 'CRITICAL_FLOOR' && 'mean' in gate && gate.passed === false && gate.mean !== null
			? [{ code: 'CRITICAL_FLOOR', dimensionId: gate.dimensionId, mean: gate.mean, floor: gate.floor }]
			: [],
	);
	return below.length > 0 ? { status: 'KNOCKED_OUT', band: 'NO_HIRE', reasons: below } : { status: 'OPEN' };
}
