import type { ExportFormat } from '#lib/domain/blueprint/export/export-formats.ts';
import type { LimitCode } from '#lib/domain/blueprint/export/limits.ts';
import { MOST_CHARACTERS, MOST_LINES } from '#lib/domain/blueprint/export/pdf-size.ts';

export const formatNames: Record<ExportFormat, string> = {
	touchstone: 'Touchstone JSON',
	markdown: 'Markdown',
	kit: 'Printable kit',
	pdf: 'Printable kit as PDF',
	greenhouse: 'Greenhouse',
	lever: 'Lever',
	ashby: 'Ashby',
};

export const formatPurposes: Record<ExportFormat, string> = {
	touchstone: 'Everything that the version says, for another Touchstone or a program of your own.',
	markdown: 'A document to read, edit and share. The importer reads it back.',
	kit: 'Dimensions with their anchors, questions, exercises and signals, with room to write.',
	pdf: 'The kit as a file that prints the same everywhere, with each exercise, and what graders read, on pages of their own.',
	greenhouse: 'A job stage whose interviews have an interview kit, and the scorecard’s attributes.',
	lever: 'A feedback template with one score for the whole and a scorecard of dimensions.',
	ashby: 'A feedback form definition in sections and fields.',
};

export const limitSentences: Record<LimitCode, string> = {
	texts_tidied:
		'When it is read back, runs of spaces become one, a spelt-out HTML entity becomes its character, and characters that show nothing go. Material, grading guides and worked examples keep their spaces and entities.',
	extras_as_sections:
		'The reason for the weights, critical dimensions, material, grading guides, worked examples, and what each exercise gives evidence for, stand in sections of their own. Reading the document back makes them background.',
	line_breaks: 'Line breaks within a question, an anchor or a prompt become spaces when it is read back.',
	exercise_untitled: 'An exercise without a title is named by its number.',
	least_minutes: 'An exercise with only a least time is read back as taking exactly that long.',
	paper_only: 'It is for people: nothing reads it back.',
	pdf_characters:
		'Characters that its typeface lacks are shown as �: Chinese, Japanese, Korean, Thai, the scripts of India, many emoji, and all that is written from right to left. The printable kit shows them.',
	pdf_too_long: `A role of more than ${inThousands(MOST_CHARACTERS)} characters, or of ${inThousands(MOST_LINES)} lines with those to write on, makes too large a file. The printable kit takes it.`,
	no_weights: 'Weights, and the reason for them, have no place there and are left out.',
	no_gates: 'Critical dimensions and their floors have no place there and are left out.',
	anchors_as_text:
		'The anchors of each level stand together as text to read. The form itself does not show them level by level.',
	signals_as_text: 'Signals and red flags stand in the guidance as text. They cannot be ticked.',
	red_flag_process: 'A red flag is only a remark there: nobody is asked to confirm or dismiss it.',
	one_duration: 'There is one number of minutes: the most that an exercise takes. The least is left out.',
	exercises_as_interviews: 'Each exercise becomes an interview of the stage.',
	exercises_as_text:
		'Exercises stand in the instructions as text: title, minutes and prompts. They are not assigned or timed.',
	no_material: 'The material of exercises is left out.',
	no_grading_guide: 'The grading guides and worked examples of exercises are left out.',
	no_exercise_dimensions: 'Which dimensions an exercise gives evidence for is left out.',
	exercise_dimensions_as_text:
		'Which dimensions an exercise gives evidence for is said in its guidance only.',
	no_background: 'The background sections are left out.',
	one_category: 'All dimensions are put into the category “Skills”, since Touchstone has no categories.',
	no_middle_level:
		'Its scale has four points. Level 5 is its 4, level 4 its 3, level 2 its 2, level 1 its 1; level 3 lies between two points, and is not forced to either.',
	no_not_assessed: '“Not assessed” has no counterpart: the rating is left blank.',
	no_overall_no_decision: '“No decision” as the overall word has no counterpart.',
};

function inThousands(count: number): string {
	return count.toLocaleString('en');
}
