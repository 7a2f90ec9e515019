import type { ScorecardContent } from '#lib/domain/scorecard/content.ts';
import { contentProblemSentence } from '#lib/domain/scorecard/content-words.ts';
import type { DimensionNames } from '#lib/domain/scorecard/names.ts';
import type { FieldProblem } from '#lib/components/scorecard/draft-saver.ts';

export type Limits = { note: number; longText: number; bytes: number };

/** What is too long for the server, so that two megabytes are not sent to be refused. The server checks again. */
export function tooLong(content: ScorecardContent, limits: Limits, names: DimensionNames): FieldProblem[] {
	const texts: [field: string, text: string, limit: number][] = [
		...Object.entries(content.ratings).map(([id, { note }]): [string, string, number] => [
			`ratings.${id}.note`,
			note,
			limits.note,
		]),
		...content.redFlags.flatMap(({ text, evidence }, index): [string, string, number][] => [
			[`redFlags.${index}.text`, text, limits.note],
			[`redFlags.${index}.evidence`, evidence, limits.note],
		]),
		...Object.entries(content.questionNotes).map(([id, note]): [string, string, number] => [
			`questionNotes.${id}`,
			note,
			limits.note,
		]),
		['keyTakeaways', content.keyTakeaways, limits.longText],
		['noteForNext', content.noteForNext, limits.longText],
		['privateNotes', content.privateNotes, limits.longText],
	];
	const found = texts
		.filter(([, text, limit]) => text.length > limit)
		.map(([field, text, limit]) => ({
			field,
			message: contentProblemSentence({ code: 'too_long', field, limit, length: text.length }, names),
		}));
	if (found.length > 0) return found;
	const bytes = new TextEncoder().encode(JSON.stringify(content)).length;
	return bytes > limits.bytes
		? [
				{
					field: 'scorecard',
					message: contentProblemSentence({ code: 'too_large', limit: limits.bytes, bytes }, names),
				},
			]
		: [];
}
