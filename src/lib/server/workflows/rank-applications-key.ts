import { z } from 'zod';
import { groups, type RankingStart } from '#lib/server/db/standings.ts';

const Key = z.object({
	group: z.literal(Object.values(groups)),
	score: z.number(),
	id: z.uuid(),
});

/** Stands in an address. The score keeps every digit, or the next page would begin at another place. */
export function writeRankingStart({ group, score, id }: RankingStart): string {
	return `${String(group)}_${String(score)}_${id}`;
}

/** What does not read as a place is the beginning. */
export function readRankingStart(text: string | null): RankingStart | null {
	const [group = '', score = '', id = ''] = (text ?? '').split('_');
	const parsed = Key.safeParse({ group: Number(group || 'x'), score: Number(score || 'x'), id });
	return parsed.success ? parsed.data : null;
}
