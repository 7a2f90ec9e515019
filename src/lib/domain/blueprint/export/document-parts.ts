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

/** Gives the parts that an import had to keep as background back to the document. */
export function documentParts({ background }: VersionContent): DocumentParts {
	const intro = background.find(({ heading, text }) => heading === INTRO_HEADING && /^.+$/.test(text));
	const summary = background.find(({ heading, text }) => heading === SUMMARY_HEADING && summaryRows(text));
	return {
		scorecardIntro: intro?.text ?? null,
		finalSummary: (summary && summaryRows(summary.text)) ?? [],
		background: background.filter((section) => section !== intro && section !== summary),
	};
}
