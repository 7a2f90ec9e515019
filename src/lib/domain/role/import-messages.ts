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
		case 'text_kept_as_background':
			return `“${note.heading}” has no place of its own in a role and was kept as background.`;
	}
}
