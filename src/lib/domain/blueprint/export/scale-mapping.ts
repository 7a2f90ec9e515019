import type { Level } from '#lib/domain/role/draft.ts';
import { LEVELS } from '#lib/domain/role/draft.ts';
import type { OverallWord } from '#lib/domain/scorecard/content.ts';

/** Systems whose scales differ from Touchstone's. */
export const OTHER_SYSTEMS = ['greenhouse', 'lever', 'ashby'] as const;
export type OtherSystem = (typeof OTHER_SYSTEMS)[number];

/** Null where the other scale has nothing for it. */
export type ScaleMapping = {
	levels: Record<Level, string | null>;
	not_assessed: string | null;
	overall: Record<OverallWord, string | null>;
};

/** As a form shows them: from highest to lowest, and what is no verdict last. */
export const OVERALL_ORDER = [
	'strong_yes',
	'yes',
	'no',
	'strong_no',
	'no_decision',
] as const satisfies readonly OverallWord[];

/** The four points of Lever and Ashby, from highest to lowest. */
export const FOUR_POINTS = [
	{ value: '4', label: 'Strong Hire' },
	{ value: '3', label: 'Hire' },
	{ value: '2', label: 'No Hire' },
	{ value: '1', label: 'Strong No Hire' },
] as const;

/** Five levels are Greenhouse's five ratings; its "no decision" is the rating that was not given. */
const GREENHOUSE: ScaleMapping = {
	levels: { 5: 'strong_yes', 4: 'yes', 3: 'mixed', 2: 'no', 1: 'definitely_not' },
	not_assessed: 'no_decision',
	overall: {
		strong_yes: 'strong_yes',
		yes: 'yes',
		no: 'no',
		strong_no: 'definitely_not',
		no_decision: 'no_decision',
	},
};

/** A four-point scale has no middle: level 3 lies as far from one point as from the next, and is not forced to either. */
const FOUR_POINT: ScaleMapping = {
	levels: { 5: '4', 4: '3', 3: null, 2: '2', 1: '1' },
	not_assessed: null,
	overall: { strong_yes: '4', yes: '3', no: '2', strong_no: '1', no_decision: null },
};

export function scaleMapping(system: OtherSystem): ScaleMapping {
	return system === 'greenhouse' ? GREENHOUSE : FOUR_POINT;
}

/** What each level looks like, with its own number, beside the rating that it becomes. */
export function mappedAnchors(anchors: Partial<Record<Level, string>>, system: OtherSystem) {
	const { levels } = scaleMapping(system);
	return LEVELS.map((level) => ({
		level: Number(level),
		rating: levels[level],
		anchor: anchors[level] ?? null,
	}));
}
