import { textsOfKit, type PrintedKit } from '#lib/domain/blueprint/export/printed-kit.ts';

/** Together some 400 pages at most. What is longer is no kit, and would keep the server busy for long. */
export const MOST_CHARACTERS = 400_000;
export const MOST_LINES = 10_000;

const LINE_END = /\r\n?|[\n\v\f\x85\u2028\u2029]/g;

export function isTooLongForPdf(kit: PrintedKit): boolean {
	const texts = textsOfKit(kit);
	const characters = texts.reduce((sum, text) => sum + text.length, 0);
	if (characters > MOST_CHARACTERS) return true;
	const lines = texts.reduce((sum, text) => sum + 1 + (text.match(LINE_END)?.length ?? 0), 0);
	return lines + linesToWriteOn(kit) > MOST_LINES;
}

function linesToWriteOn({ criteria, dimensions, exercises }: PrintedKit): number {
	const prompts = exercises.reduce((sum, exercise) => sum + exercise.prompts.length, 0);
	return 3 * (criteria.length + dimensions.length) + 2 * prompts;
}
