import { defaultPolicy } from '#lib/domain/policy/policy.ts';
import type { PanelInput } from '#lib/domain/recommendation/panel.ts';

export const names = new Map([
	['d1', 'Debugging'],
	['d2', 'Writing'],
	['d3', 'Curiosity'],
]);

type Levels = Record<string, number | 'not assessed'>;

/** One scorecard from levels by dimension. */
export function scorecard(
	id: string,
	raterId: string,
	levels: Levels,
	excluded: PanelInput['scorecards'][number]['excluded'] = null,
): PanelInput['scorecards'][number] {
	const entries = Object.entries(levels);
	return {
		id,
		raterId,
		ratings: entries.flatMap(([dimensionId, level]) =>
			typeof level === 'number' ? [{ dimensionId, level }] : [],
		),
		notAssessed: entries.flatMap(([dimensionId, level]) => (level === 'not assessed' ? [dimensionId] : [])),
		excluded,
	};
}

/** Three raters who give 4 everywhere, on a critical dimension of half the weight and two of a quarter each. */
export function panel(change: Partial<PanelInput> = {}): PanelInput {
	return {
		applicationId: 'application-1',
		roleId: 'role-1',
		calibration: null,
		dimensions: [
			{ id: 'd1', name: 'Debugging', weight: 50, critical: true, floor: null },
			{ id: 'd2', name: 'Writing', weight: 25, critical: false, floor: null },
			{ id: 'd3', name: 'Curiosity', weight: 25, critical: false, floor: null },
		],
		scorecards: ['ana', 'ben', 'cy'].map((raterId, index) =>
			scorecard(`c${index + 1}`, raterId, { d1: 4, d2: 4, d3: 4 }),
		),
		pending: 0,
		redFlags: [],
		policy: defaultPolicy,
		policyVersion: 'policy-1',
		roleVersionId: 'role-version-1',
		dataHash: 'hash',
		...change,
	};
}
