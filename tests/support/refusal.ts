import { Refusal } from '#lib/server/errors.ts';

/** The refusal that this ends in. */
export async function refusalOf(work: Promise<unknown>): Promise<Refusal> {
	const outcome: unknown = await work.catch((reason: unknown) => reason);
	if (outcome instanceof Refusal) return outcome;
	throw new Error('It was not refused.', { cause: outcome });
}
