import fc from 'fast-check';
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

const dimension = fc.record({
	weight: fc.oneof(
		fc.constant(0),
		fc.integer({ min: 1, max: 100 }),
		fc.double({ min: 0.001, max: 1000, noNaN: true }),
	),
	critical: fc.boolean(),
	floor: fc.option(fc.integer({ min: 2, max: 10 }).map((half) => half / 2)),
});
const cell = fc.oneof(
	{ weight: 5, arbitrary: fc.integer({ min: 1, max: 5 }) },
	{ weight: 1, arbitrary: fc.constant('not assessed' as const) },
	{ weight: 1, arbitrary: fc.constant(null) },
);
const excluded = fc.constantFrom(null, null, null, null, 'shadow', 'seen_others', 'waived');

/** Any panel that can be scored: thin and rich, with doubled raters, exclusions, red flags and weights of 0. */
export const anyPanel: fc.Arbitrary<PanelInput> = fc
	.array(dimension, { minLength: 1, maxLength: 6 })
	.filter((dimensions) => dimensions.some(({ weight }) => weight > 0))
	.chain((dimensions) =>
		fc.record({
			dimensions: fc.constant(
				dimensions.map((one, index) => ({ ...one, id: `d${index}`, name: `Dimension ${index}` })),
			),
			scorecards: fc
				.array(
					fc.record({
						rater: fc.integer({ min: 0, max: 4 }),
						cells: fc.array(cell, { minLength: dimensions.length, maxLength: dimensions.length }),
						excluded,
					}),
					{ maxLength: 7 },
				)
				.map((cards) =>
					cards.map(({ rater, cells, excluded: reason }, index) =>
						scorecard(
							`c${index}`,
							`r${rater}`,
							Object.fromEntries(
								cells.flatMap((level, at) => (level === null ? [] : [[`d${at}`, level] as const])),
							),
							reason,
						),
					),
				),
			pending: fc.integer({ min: 0, max: 2 }),
			redFlags: fc
				.array(fc.constantFrom('open', 'confirmed', 'dismissed', 'dismissed', 'dismissed'), { maxLength: 2 })
				.map((states) => states.map((state, index) => ({ id: `f${index}`, state }))),
			policy: fc.record({
				quorum: fc.integer({ min: 1, max: 3 }),
				minCriticalRaters: fc.integer({ min: 1, max: 2 }),
				minCoverage: fc.constantFrom(0, 0.5, 0.8, 1),
			}),
		}),
	)
	.map(({ policy, ...rest }) => panel({ ...rest, policy: { ...defaultPolicy, ...policy } }));
