import type { Tx } from '#lib/server/db/database.ts';
import * as memberChoices from '#lib/server/db/member-choices.ts';

export type GraderChoice = { id: string; name: string; onTeam: boolean };

/** Current members who can be asked to grade, those of the hiring team first. */
export async function graderChoices(
	tx: Tx,
	jobId: string,
	taken: ReadonlySet<string> = new Set(),
): Promise<GraderChoice[]> {
	const members = await memberChoices.ofJob(tx, jobId);
	const choices = members
		.filter((member) => !taken.has(member.id))
		.map(({ id, name, access }) => ({ id, name, onTeam: access.length > 0 }));
	return [...choices.filter((one) => one.onTeam), ...choices.filter((one) => !one.onTeam)];
}
