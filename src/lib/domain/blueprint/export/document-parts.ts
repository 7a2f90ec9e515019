import type { BlueprintSummaryRow } from '#lib/domain/blueprint/blueprint.ts';
import type { VersionContent } from '#lib/domain/role/version-content.ts';

type Section = VersionContent['background'][number];

export type DocumentParts = {
	scorecardIntro: string | null;
	finalSummary: BlueprintSummaryRow[];
	/** The other sections, in order. */
	background: Section[];
};

/** Under these headings an import keeps the parts of a document that a role has no field for. */
const INTRO_HEADING = 'About the scorecard';
const SUMMARY_HEADING = 'Summary';

function summaryRows(text: string): BlueprintSummaryRow[] | null {
	const rows = text.split('\n').map((line) => /^([^:]{1,80}): (\S.*)$/.exec(line));
	const found = rows.flatMap((row) => (row?.[1] && row[2] ? [{ category: row[1], summary: row[2] }] : []));
	return found.length === rows.length ? found : null;
}

/**
 * Gives the parts that an import had to keep as background back to the document. An import puts them last, so only there
 * does reading the document again put them where they stood.
 */
export function documentParts({ background }: VersionContent): DocumentParts {
	const last = background.at(-1);
	const rows = last?.heading === SUMMARY_HEADING ? summaryRows(last.text) : null;
	const others = rows ? background.slice(0, -1) : background;
	const intro = others.at(-1);
	const hasIntro = intro?.heading === INTRO_HEADING && /^.+$/.test(intro.text);
	return {
		scorecardIntro: hasIntro ? intro.text : null,
		finalSummary: rows ?? [],
		background: hasIntro ? others.slice(0, -1) : others,
	};
}
