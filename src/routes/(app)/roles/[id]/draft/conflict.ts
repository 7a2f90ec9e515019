import { z } from 'zod';

const DraftConflict = z.object({
	kind: z.literal('draft_conflict'),
	revision: z.number(),
	savedBy: z.string(),
	savedAt: z.string(),
	differences: z.array(z.object({ label: z.string(), before: z.string(), after: z.string() })),
});

/** Both texts, where a save was refused because somebody else had saved. */
export function conflictOf(refusal: { data: Record<string, unknown> } | null) {
	const parsed = DraftConflict.safeParse(refusal?.data);
	if (!parsed.success) return null;
	const { revision, savedBy, savedAt, differences } = parsed.data;
	return { revision, savedBy, savedAt, differences };
}
