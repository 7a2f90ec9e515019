import type { ExportFormat } from '#lib/domain/blueprint/export/export-formats.ts';
import type { VersionContent } from '#lib/domain/role/version-content.ts';

/** What a format cannot carry, or carries as something else. */
export type LimitCode =
	| 'scoring_not_read_back'
	| 'exercise_parts_not_read_back'
	| 'extras_as_sections'
	| 'line_breaks'
	| 'exercise_untitled'
	| 'least_minutes'
	| 'paper_only'
	| 'no_weights'
	| 'no_gates'
	| 'anchors_as_text'
	| 'signals_as_text'
	| 'red_flag_process'
	| 'one_duration'
	| 'exercises_as_interviews'
	| 'exercises_as_text'
	| 'no_material'
	| 'no_exercise_dimensions'
	| 'exercise_dimensions_as_text'
	| 'no_background'
	| 'one_category'
	| 'no_middle_level'
	| 'no_not_assessed'
	| 'no_overall_no_decision';

const LIMITS: Record<ExportFormat, readonly LimitCode[]> = {
	touchstone: ['scoring_not_read_back', 'exercise_parts_not_read_back', 'line_breaks'],
	markdown: ['extras_as_sections', 'line_breaks', 'exercise_untitled', 'least_minutes'],
	kit: ['paper_only', 'no_background'],
	greenhouse: [
		'no_weights',
		'no_gates',
		'one_category',
		'anchors_as_text',
		'signals_as_text',
		'red_flag_process',
		'exercises_as_interviews',
		'one_duration',
		'exercise_dimensions_as_text',
		'no_background',
	],
	lever: [
		'no_weights',
		'no_gates',
		'no_middle_level',
		'no_not_assessed',
		'no_overall_no_decision',
		'anchors_as_text',
		'red_flag_process',
		'exercises_as_text',
		'no_material',
		'no_exercise_dimensions',
		'no_background',
	],
	ashby: [
		'no_weights',
		'no_gates',
		'no_middle_level',
		'no_not_assessed',
		'no_overall_no_decision',
		'anchors_as_text',
		'red_flag_process',
		'exercises_as_text',
		'no_material',
		'no_exercise_dimensions',
		'no_background',
	],
};

/** Whether the role has something that the limit touches; a limit of the format itself touches every role. */
const TOUCHES: Partial<Record<LimitCode, (content: VersionContent) => boolean>> = {
	scoring_not_read_back: ({ weightReason, dimensions }) =>
		weightReason !== '' || dimensions.some(({ critical }) => critical),
	exercise_parts_not_read_back: ({ exercises }) =>
		exercises.some(({ material, dimensions }) => material !== '' || dimensions.length > 0),
	extras_as_sections: ({ weightReason, dimensions, exercises }) =>
		weightReason !== '' ||
		dimensions.some(({ critical }) => critical) ||
		exercises.some((exercise) => exercise.material !== '' || exercise.dimensions.length > 0),
	line_breaks: hasLineBreaks,
	exercise_untitled: ({ exercises }) => exercises.some(({ title }) => title === ''),
	least_minutes: ({ exercises }) =>
		exercises.some(({ minutesMin, minutesMax }) => minutesMin !== null && minutesMax === null),
	no_gates: ({ dimensions }) => dimensions.some(({ critical }) => critical),
	signals_as_text: ({ strongSignals, weakSignals, redFlags }) =>
		strongSignals.length + weakSignals.length + redFlags.length > 0,
	red_flag_process: ({ redFlags }) => redFlags.length > 0,
	one_duration: ({ exercises }) =>
		exercises.some(({ minutesMin, minutesMax }) => minutesMin !== null && minutesMin !== minutesMax),
	exercises_as_interviews: ({ exercises }) => exercises.length > 0,
	exercises_as_text: ({ exercises }) => exercises.length > 0,
	no_material: ({ exercises }) => exercises.some(({ material }) => material !== ''),
	no_exercise_dimensions: ({ exercises }) => exercises.some(({ dimensions }) => dimensions.length > 0),
	exercise_dimensions_as_text: ({ exercises }) => exercises.some(({ dimensions }) => dimensions.length > 0),
	no_background: ({ background }) => background.length > 0,
};

function hasLineBreaks({ summary, criteria, dimensions, exercises }: VersionContent): boolean {
	const texts = [
		summary,
		...criteria.map(({ question }) => question),
		...dimensions.flatMap(({ description, anchors }) => [description, ...Object.values(anchors)]),
		...exercises.flatMap(({ prompts }) => prompts),
	];
	return texts.some((text) => text.includes('\n'));
}

/** What the format cannot carry of this role, and which of its limits this role does not meet. */
export function limitsOf(
	format: ExportFormat,
	content: VersionContent,
): { touched: LimitCode[]; untouched: LimitCode[] } {
	const touches = (code: LimitCode) => TOUCHES[code]?.(content) ?? true;
	return {
		touched: LIMITS[format].filter(touches),
		untouched: LIMITS[format].filter((code) => !touches(code)),
	};
}
