import { expect, test } from 'vitest';
import { z } from 'zod';
import { newFlagId } from '#lib/components/scorecard/flag-id.ts';

test('each red flag gets a UUID of its own', () => {
	const ids = Array.from({ length: 200 }, newFlagId);
	expect(new Set(ids).size).toBe(200);
	for (const id of ids) expect(z.uuidv4().safeParse(id).success).toBe(true);
});
