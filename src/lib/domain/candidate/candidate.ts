import { z } from 'zod';
import { Email, PersonName } from '#lib/domain/account/account.ts';

/** Lower-case, without accents and with single spaces: by it candidates are ordered and found. */
export function nameKey(name: string): string {
	return name
		.normalize('NFKD')
		.replaceAll(/[\p{M}\0]/gu, '')
		.toLowerCase()
		.replaceAll(/\s+/g, ' ')
		.trim();
}

/** An address may be unknown: an empty one is null. */
export const CandidateInput = z.object({
	name: PersonName,
	email: z
		.string()
		.trim()
		.optional()
		.transform((email) => (email ? email : null))
		.pipe(Email.nullable()),
});
export type CandidateInput = z.infer<typeof CandidateInput>;
