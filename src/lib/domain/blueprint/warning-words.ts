import type { BlueprintPart, Warning } from '#lib/domain/blueprint/blueprint.ts';

/** The English sentence for what the reader of a blueprint had to decide, or did not find. */
export function warningMessage(warning: Warning): string {
	switch (warning.code) {
		case 'weights_sum':
			return `The document's weights add up to ${warning.value} %, not to 100 %.`;
		case 'weight_range':
			return `The document gives a range for the weight of “${warning.dimension}”. Its middle is used.`;
		case 'duplicate_dimension':
			return `“${warning.dimension}” stands in the document's scorecard more than once. Each was kept.`;
		case 'exercise_untitled':
			return `Exercise ${warning.index + 1} has no title in the document.`;
		case 'section_missing':
			return `The document has no ${PART_NAMES[warning.section]}, or none that was recognised.`;
		case 'weight_fraction':
			return 'The document gives weights as fractions of 1. They were turned into percent.';
		case 'weight_approximate':
			return 'The document marks some weights as “about” or “up to”. The number itself was taken.';
		case 'weights_missing':
			return 'The document gives no weights. They will be equal unless you change them.';
		case 'empty_table':
			return 'The document has a scorecard table without any rows.';
		case 'title_mismatch':
			return 'The title of the document is not that of a role. The role title in its closing summary was taken.';
		case 'title_missing':
			return 'The document has no title of its own. Where its closing summary names the role, that name was taken.';
		case 'title_not_first_line':
			return 'Something stands before the title of the document, and was left out.';
		case 'table_flattened':
			return 'A table lost its columns in this text. Where one cell ends was guessed: compare names and levels.';
		case 'mojibake_repaired':
			return 'Some characters had been garbled by a wrong encoding, and were repaired.';
		case 'encoding_windows_1252':
			return 'The document was read as Windows-1252. Look at its accents and quotation marks.';
		case 'unsafe_content_removed':
			return 'The document held scripts, hidden parts or the like. They were left out.';
	}
}

const PART_NAMES: Record<BlueprintPart, string> = {
	summary: 'summary of the role',
	criteria: 'list of what to assess',
	exercises: 'exercises',
	strong_signals: 'signals of strong candidates',
	weak_signals: 'signals of weak candidates',
	red_flags: 'red flags',
	dimensions: 'scorecard',
	final_summary: 'closing summary',
};
