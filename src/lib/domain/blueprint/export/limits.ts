import type { ExportFormat } from '#lib/domain/blueprint/export/export-formats.ts';
import { isTooLongForPdf } from '#lib/domain/blueprint/export/pdf-size.ts';
import { hasUnsettable } from '#lib/domain/blueprint/export/pdf-text.ts';
import { printedKit, textsOfKit } from '#lib/domain/blueprint/export/printed-kit.ts';
import { ownTexts } from '#lib/domain/blueprint/own-texts.ts';
import type { GraderNotes, VersionContent } from '#lib/domain/role/version-content.ts';

/** What a format cannot carry, or carries as something else. */
export type LimitCode =
	| 'texts_tidied'
	| 'extras_as_sections'
	| 'line_breaks'
	| 'exercise_untitled'
	| 'least_minutes'
	| 'paper_only'
	| 'pdf_characters'
	| 'pdf_too_long'
	| 'no_weights'
	| 'no_gates'
	| 'anchors_as_text'
	| 'signals_as_text'
	| 'red_flag_process'
	| 'one_duration'
	| 'exercises_as_interviews'
	| 'exercises_as_text'
	| 'no_material'
	| 'no_grading_guide'
	| 'no_exercise_dimensions'
	| 'exercise_dimensions_as_text'
	| 'no_background'
	| 'one_category'
	| 'no_middle_level'
	| 'no_not_assessed'
	| 'no_overall_no_decision';

/** Of a form with a four-point score for each dimension. */
const FEEDBACK_FORM: readonly LimitCode[] = [
	'no_weights',
	'no_gates',
	'no_middle_level',
	'no_not_assessed',
	'no_overall_no_decision',
	'anchors_as_text',
	'red_flag_process',
	'exercises_as_text',
	'no_material',
	'no_grading_guide',
	'no_exercise_dimensions',
	'no_background',
];

const LIMITS: Record<ExportFormat, readonly LimitCode[]> = {
	touchstone: ['texts_tidied'],
	markdown: ['extras_as_sections', 'line_breaks', 'exercise_untitled', 'least_minutes'],
	kit: ['paper_only', 'no_background'],
	pdf: ['paper_only', 'pdf_characters', 'pdf_too_long', 'no_background'],
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
	lever: FEEDBACK_FORM,
	ashby: FEEDBACK_FORM,
};

/** Whether the role has something that the limit touches; a limit of the format itself touches every role. */
const TOUCHES: Partial<Record<LimitCode, (content: VersionContent) => boolean>> = {
	texts_tidied: hasUntidyTexts,
	extras_as_sections: ({ weightReason, dimensions, exercises }) =>
		weightReason !== '' ||
		dimensions.some(({ critical }) => critical) ||
		exercises.some(
			(exercise) => exercise.material !== '' || hasGraderNotes(exercise) || exercise.dimensions.length > 0,
		),
	line_breaks: hasLineBreaks,
	exercise_untitled: ({ exercises }) => exercises.some(({ title }) => title === ''),
	least_minutes: ({ exercises }) =>
		exercises.some(({ minutesMin, minutesMax }) => minutesMin !== null && minutesMax === null),
	pdf_characters: (content) => textsOfKit(printedKit(content, false)).some(hasUnsettable),
	pdf_too_long: (content) => isTooLongForPdf(printedKit(content, false)),
	no_gates: ({ dimensions }) => dimensions.some(({ critical }) => critical),
	signals_as_text: ({ strongSignals, weakSignals, redFlags }) =>
		strongSignals.length + weakSignals.length + redFlags.length > 0,
	red_flag_process: ({ redFlags }) => redFlags.length > 0,
	one_duration: ({ exercises }) =>
		exercises.some(({ minutesMin, minutesMax }) => minutesMin !== null && minutesMin !== minutesMax),
	exercises_as_interviews: ({ exercises }) => exercises.length > 0,
	exercises_as_text: ({ exercises }) => exercises.length > 0,
	no_material: ({ exercises }) => exercises.some(({ material }) => material !== ''),
	no_grading_guide: ({ exercises }) => exercises.some(hasGraderNotes),
	no_exercise_dimensions: ({ exercises }) => exercises.some(({ dimensions }) => dimensions.length > 0),
	exercise_dimensions_as_text: ({ exercises }) => exercises.some(({ dimensions }) => dimensions.length > 0),
	no_background: ({ background }) => background.length > 0,
};

function hasGraderNotes({ gradingGuide, workedExamples }: GraderNotes): boolean {
	return gradingGuide !== '' || Object.keys(workedExamples).length > 0;
}

/** Texts of several lines, without those that are read as they stand. */
function textsOf({ summary, criteria, dimensions, exercises }: VersionContent): string[] {
	return [
		summary,
		...criteria.map(({ question }) => question),
		...dimensions.flatMap(({ description, anchors }) => [description, ...Object.values(anchors)]),
		...exercises.flatMap(({ prompts }) => prompts),
	];
}

function hasLineBreaks(content: VersionContent): boolean {
	return textsOf(content).some((text) => text.includes('\n'));
}

/** Whether reading Touchstone's own JSON changes any text. */
function hasUntidyTexts(content: VersionContent): boolean {
	const { line, lines, nested, verbatim } = ownTexts(() => undefined);
	const { title, criteria, dimensions, exercises, background, weightReason } = content;
	const names = [title, ...[...criteria, ...dimensions].map(({ name }) => name)];
	const headings = [...exercises.map((each) => each.title), ...background.map(({ heading }) => heading)];
	const signals = [...content.strongSignals, ...content.weakSignals, ...content.redFlags];
	const asTheyStand = exercises.flatMap(({ material, gradingGuide, workedExamples }) => [
		...[material, gradingGuide, ...Object.values(workedExamples)],
	]);
	return (
		[...names, ...headings, ...signals].some((text) => line(text) !== text) ||
		[...textsOf(content), weightReason].some((text) => lines(text) !== text) ||
		background.some(({ text }) => nested(text) !== text) ||
		asTheyStand.some((text) => verbatim(text) !== text)
	);
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
