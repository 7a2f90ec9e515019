import type { RankingGroup, RankingRow } from '#lib/components/job/ranking-view.ts';

export interface TieSection {
	place: number;
	/** Null where one stands alone. */
	heading: string | null;
	rows: RankingRow[];
}

/** The rows of a ranked group, already in order, by tie group. */
export function tieSections(group: RankingGroup): TieSection[] {
	const sections: TieSection[] = [];
	for (const row of group.rows) {
		const place = row.rank?.place ?? 0;
		const section = sections.at(-1);
		if (section?.place === place) section.rows.push(row);
		else sections.push({ place, heading: null, rows: [row] });
	}
	const isWhole = !group.goesOn && group.begunBefore === 0;
	return sections.map((section) => ({ ...section, heading: headingOf(section, group.begunBefore, isWhole) }));
}

function headingOf({ place, rows }: TieSection, begunBefore: number, isWhole: boolean): string | null {
	const count = rows.length;
	if (place <= begunBefore) {
		return `${count === 1 ? 'One more' : `${count} more`} of group ${place}, which begins on a page before`;
	}
	if (count === 1) {
		return rows[0]?.rank?.tied
			? 'This one cannot be told apart by what was seen from the first on the next page'
			: null;
	}
	return `These ${count}${isWhole ? '' : ' on this page'} cannot be told apart by what was seen`;
}
