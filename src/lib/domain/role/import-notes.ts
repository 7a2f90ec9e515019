import { z } from 'zod';
import { warningSchema } from '#lib/domain/blueprint/blueprint.ts';
import type { BlueprintPart, Warning } from '#lib/domain/blueprint/blueprint.ts';
import { warningMessage } from '#lib/domain/blueprint/warning-words.ts';
import type { ImportNote } from '#lib/domain/role/from-blueprint.ts';

/** What is kept of an import beside the draft: what the reader warned of, and what became of it in the draft. */
export const ImportResult = z.object({
	warnings: z.array(warningSchema).catch([]),
	notes: z.array(z.object({ code: z.string(), place: z.string(), message: z.string() })),
	/** Names of the dimensions as they were imported. */
	dimensions: z.array(z.string()),
	/** How many texts were too long for their field. */
	cuts: z.number(),
	/** The document as plain text, where the source itself is markup. */
	readable: z.string().nullable(),
});
export type ImportResult = z.infer<typeof ImportResult>;

/** `place` is a field of the role, the key of one of its rows (`d3`, `e1`), or `document`. */
export type PlacedNote = { code: string; place: string; message: string };

export function importResult(
	warnings: readonly Warning[],
	notes: readonly ImportNote[],
	rest: Pick<ImportResult, 'dimensions' | 'cuts' | 'readable'>,
): ImportResult {
	return {
		warnings: [...warnings],
		notes: notes.map(({ code, place, message }) => ({ code, place, message })),
		...rest,
	};
}

/**
 * One sentence for each thing to check, at its place. Rows of a fresh import have the keys `d1`, `d2`, … and `e1`, …,
 * so that a sentence stays with its row when rows move.
 */
export function placedNotes({ warnings, notes, dimensions, cuts }: ImportResult): PlacedNote[] {
	const said = new Set(notes.map(({ code }) => code));
	const fromWarnings = warnings
		.filter(({ code }) => !said.has(code))
		.map((warning) => ({
			code: warning.code,
			place: placeOfWarning(warning, dimensions),
			message: warningMessage(warning),
		}));
	const fromNotes = notes.map(({ code, place, message }) => ({ code, place: placeOfNote(place), message }));
	const fromCuts = cuts === 0 ? [] : [{ code: 'texts_cut', place: 'background', message: cutsMessage(cuts) }];
	return [...fromWarnings, ...fromNotes, ...fromCuts];
}

function cutsMessage(cuts: number): string {
	const texts = cuts === 1 ? 'One text is' : `${cuts} texts are`;
	return `${texts} longer than the field allows. Cut there, kept whole in the background.`;
}

function placeOfNote(place: string): string {
	const [list = '', index] = place.split('.');
	if (index === undefined) return list;
	if (list === 'dimensions') return `d${Number(index) + 1}`;
	if (list === 'exercises') return `e${Number(index) + 1}`;
	return list;
}

function placeOfWarning(warning: Warning, dimensions: readonly string[]): string {
	switch (warning.code) {
		case 'duplicate_dimension':
		case 'weight_range': {
			const index = dimensions.lastIndexOf(warning.dimension);
			return index < 0 ? 'dimensions' : `d${index + 1}`;
		}
		case 'exercise_untitled':
			return `e${warning.index + 1}`;
		case 'section_missing':
			return PLACE_OF_PART[warning.section];
		case 'weights_sum':
		case 'weights_missing':
		case 'weight_fraction':
		case 'weight_approximate':
			return 'weights';
		case 'empty_table':
		case 'table_flattened':
			return 'dimensions';
		case 'title_mismatch':
		case 'title_missing':
		case 'title_not_first_line':
			return 'title';
		case 'mojibake_repaired':
		case 'encoding_windows_1252':
		case 'unsafe_content_removed':
			return 'document';
	}
}

const PLACE_OF_PART: Record<BlueprintPart, string> = {
	summary: 'summary',
	criteria: 'criteria',
	exercises: 'exercises',
	strong_signals: 'strongSignals',
	weak_signals: 'weakSignals',
	red_flags: 'redFlags',
	dimensions: 'dimensions',
	final_summary: 'background',
};
