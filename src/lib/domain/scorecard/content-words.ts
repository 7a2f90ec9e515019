import type { ContentProblem } from '#lib/domain/scorecard/parse-content.ts';
import { type DimensionNames, dimensionName } from '#lib/domain/scorecard/names.ts';

const number = new Intl.NumberFormat('en');

const fieldWords: Record<string, string> = {
	ratings: 'The list of ratings',
	overall: 'The overall recommendation',
	keyTakeaways: 'The key take-aways',
	privateNotes: 'The private notes',
	noteForNext: 'The note for the next interviewers',
	observedSignals: 'The list of observed signals',
	redFlags: 'The list of red flags',
	askedQuestions: 'The list of questions asked',
	questionNotes: 'The list of notes on questions',
};

/** What a path of the content is called on the page. */
export function fieldName(field: string, names: DimensionNames): string {
	const [top = '', key, part] = field.split('.');
	if (top === 'ratings' && key !== undefined) {
		const what = part === 'note' ? 'The note on' : 'The rating of';
		return `${what} ${dimensionName(names, key)}`;
	}
	if (top === 'questionNotes' && key !== undefined) return 'The note on a question';
	if (top === 'redFlags' && key !== undefined) {
		const which = /^\d{1,3}$/.test(key) ? `red flag ${Number(key) + 1}` : 'a red flag';
		return part === 'evidence' ? `The evidence for ${which}` : `The text of ${which}`;
	}
	return fieldWords[top] ?? 'The scorecard';
}

export function contentProblemSentence(problem: ContentProblem, names: DimensionNames): string {
	switch (problem.code) {
		case 'too_long':
			return `${fieldName(problem.field, names)}: ${number.format(problem.length)} characters, and ${number.format(problem.limit)} fit. Shorten the text.`;
		case 'too_many':
			return `${fieldName(problem.field, names)}: ${number.format(problem.length)} entries, and ${number.format(problem.limit)} fit.`;
		case 'too_large':
			return `The whole scorecard takes ${number.format(problem.bytes)} bytes, and ${number.format(problem.limit)} fit. Shorten the longest notes.`;
		case 'level_and_not_assessed':
			return `${fieldName(problem.field, names)} is given both as a level and as not assessed. Choose one.`;
		case 'double':
			return `${fieldName(problem.field, names)} holds the same entry twice.`;
		case 'invalid':
			return `${fieldName(problem.field, names)} holds something that could not be read. Reload the page and enter it again.`;
	}
}
