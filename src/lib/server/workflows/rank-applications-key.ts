import { z } from 'zod';
import { groups, type RankingPlace } from '#lib/server/db/standings.ts';

const Key = z.object({
	group: z.literal(Object.values(groups)),
	id: z.uuid(),
});

/** Stands in an address: without the score, of which not every reader sees all digits. */
export function writeRankingPlace({ group, id }: RankingPlace): string {
	return `${String(group)}_${id}`;
}

/** What does not read as a place is the beginning. */
export function readRankingPlace(text: string | null): RankingPlace | null {
	const [group = '', id = ''] = (text ?? '').split('_');
	const parsed = Key.safeParse({ group: Number(group || 'x'), id });
	return parsed.success ? parsed.data : null;
}
