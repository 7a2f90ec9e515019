import { reaches } from '#lib/domain/recommendation/reaches.ts';
import { compareText } from '#lib/domain/recommendation/panel.ts';
import { type Scored, tieGroups } from '#lib/domain/recommendation/tie-groups.ts';

type Named = { id: string; name: string };

/** `place` counts from 1; `tied`: another of those that were looked at shares it. */
export type Placed = { id: string; place: number; tied: boolean };

const byName = new Intl.Collator('en', { sensitivity: 'base', numeric: true });

/**
 * The tie group of each row as its place. Inside a group the rows stand by name, since any order by figures would look
 * like a rank there.
 *
 * @param bestFirst some rows that follow each other by score
 * @param above every row before them, in the same order
 */
export function placeByTieGroup(
	bestFirst: readonly (Named & Scored)[],
	above: readonly Scored[] = [],
): Placed[] {
	const places = tieGroups([...above, ...bestFirst]);
	return bestFirst
		.map((row, index) => ({ row, place: places[above.length + index] ?? 0 }))
		.sort((a, b) => a.place - b.place || compareNamed(a.row, b.row))
		.map(({ row, place }) => ({ id: row.id, place, tied: places.filter((one) => one === place).length > 1 }));
}

/**
 * The place of each row by its score alone, for scores that do not know how sure they are. Equal scores share a place, and
 * the next one counts them all: 1, 1, 3.
 *
 * @param bestFirst some rows that follow each other by score
 * @param ahead how many have a better score than the first of them, and how many stand before it
 */
export function placeByScore(
	bestFirst: readonly (Named & { score: number })[],
	ahead: { better: number; before: number } = { better: 0, before: 0 },
): Placed[] {
	const groups: { score: number; place: number; rows: Named[] }[] = [];
	bestFirst.forEach((row, index) => {
		const group = groups.at(-1);
		if (group && reaches(row.score, group.score)) group.rows.push(row);
		else {
			const place = index === 0 ? ahead.better + 1 : ahead.before + index + 1;
			groups.push({ score: row.score, place, rows: [row] });
		}
	});
	// Scores equal but for rounding must not stand in an order that looks like one.
	return groups.flatMap(({ place, rows }) =>
		rows
			.toSorted(compareNamed)
			.map(({ id }) => ({ id, place, tied: rows.length > 1 || place <= ahead.before })),
	);
}

function compareNamed(a: Named, b: Named): number {
	return byName.compare(a.name, b.name) || compareText(a.id, b.id);
}
