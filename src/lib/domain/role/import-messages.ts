import type { ImportNoteDetail } from '#lib/domain/role/from-blueprint.ts';

/** The English sentence for what was decided while a blueprint became a draft. */
export function importMessage(note: ImportNoteDetail): string {
	switch (note.code) {
		case 'anchor_word_mapped':
			return `The document's “${note.label}” was taken for level ${note.level} of 5.`;
		case 'anchor_scale_mapped': {
			const pairs = note.levels.map(({ label, level }) => `${label} is ${level}`).join(', ');
			return `The document rates from ${note.min} to ${note.max}. Its levels were mapped to 1 to 5: ${pairs}.`;
		}
		case 'anchor_kept_in_description':
			return `“${note.label}” is no level that is known, or its level is taken. Its text stands in the description.`;
		case 'weights_missing':
			return 'The document gives no weights. They will be equal unless you change them.';
		case 'weights_incomplete':
			return `${note.missing} of the dimensions came without a weight. Fill all of them, or make them equal.`;
		case 'weights_from_blueprint':
			return 'The weights are those of the document, and the reason says so.';
		case 'weights_sum':
			return `The document's weights add up to ${note.value} %, not to 100 %.`;
		case 'weight_range':
			return `The document weighs “${note.dimension}” from ${note.min} to ${note.max} %. The middle, ${note.weight} %, is used.`;
		case 'exercise_untitled':
			return `Exercise ${note.number} has no title in the document.`;
		case 'exercise_dimensions_unset':
			return note.exercises === 1
				? 'The document does not say which dimensions the exercise gives evidence for. Choose them.'
				: `The document does not say which dimensions its ${note.exercises} exercises give evidence for. Choose them.`;
		case 'evidence_unknown':
			return note.names.length === 1
				? `“${note.exercise}” names ${quoted(note.names)}, which the document does not have as a dimension. It was left out.`
				: `“${note.exercise}” names ${quoted(note.names)}, which the document does not have as dimensions. They were left out.`;
		case 'example_level_unknown':
			return note.labels.length === 1
				? `“${note.exercise}” has a worked example for ${quoted(note.labels)}. Levels are 1 to 5, so it was left out.`
				: `“${note.exercise}” has worked examples for ${quoted(note.labels)}. Levels are 1 to 5, so they were left out.`;
		case 'floor_out_of_range':
			return `The floor of “${note.dimension}” is ${note.floor} in the document, which is not from 1 to 5. It was left out.`;
		case 'text_kept_as_background':
			return `“${note.heading}” has no place of its own in a role and was kept as background.`;
	}
}

const QUOTED = 3;

/** The first few, and how many more there are. */
function quoted(names: readonly string[]): string {
	const shown = names.slice(0, QUOTED).map((name) => `“${name}”`);
	const more = names.length - shown.length;
	const parts = more === 0 ? shown : [...shown, `${more} more`];
	return parts.length === 1 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
