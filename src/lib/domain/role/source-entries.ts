import { z } from 'zod';

const TouchstoneList = z.object({ blueprints: z.array(z.unknown()) });

/**
 * Each blueprint's own part of a list in JSON, as JSON, without the posts at the `skipped` places. Null where the
 * source is no such list.
 */
export function entriesOfSource(source: string, skipped: readonly number[]): string[] | null {
	const value = jsonOf(source);
	const entries: readonly unknown[] | undefined = Array.isArray(value)
		? value.filter((_, place) => !skipped.includes(place))
		: TouchstoneList.safeParse(value).data?.blueprints;
	return entries?.map((entry) => JSON.stringify(entry, null, 2)) ?? null;
}

function jsonOf(source: string): unknown {
	try {
		return JSON.parse(source);
	} catch {
		return null;
	}
}
