import { z } from 'zod';
import { can, type JobAccess } from '#lib/domain/permissions/can.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { record } from '#lib/server/db/audit-events.ts';
import { asActor, type Db, newId } from '#lib/server/db/database.ts';
import * as jobAccess from '#lib/server/db/job-access.ts';
import * as memberChoices from '#lib/server/db/member-choices.ts';
import { forbidden, invalid, notFound } from '#lib/server/errors.ts';
import { requireId, requireJob } from '#lib/server/workflows/access.ts';

const ACCESS = ['hiring_manager', 'recruiter', 'interviewer', 'observer'] as const satisfies JobAccess[];

export const TeamInput = z.object({
	memberId: z.uuid('Choose somebody from the list.'),
	access: z.enum(ACCESS, 'Choose what this person may do.'),
});
export type TeamInput = z.infer<typeof TeamInput>;

/** Nobody but an admin gives access to oneself, and that is on record like every other grant. */
export async function grantAccess(
	db: Db,
	actor: SignedIn,
	jobId: string,
	input: TeamInput,
	now: Date,
): Promise<void> {
	const oneself = input.memberId === actor.memberId;
	await asActor(db, actor, async (tx) => {
		const job = await requireJob(tx, actor, jobId, 'grant_job_access');
		if (oneself && !can(actor, { action: 'grant_job_access_to_oneself', job })) {
			throw forbidden('Only an admin gives access to oneself. Ask somebody else of the hiring team.');
		}
		const known = await memberChoices.current(tx, [input.memberId]);
		if (!known.has(input.memberId)) {
			throw invalid([{ field: 'memberId', message: 'This person is no longer a member. Choose another.' }]);
		}
		const granted = await jobAccess.insert(tx, [
			{
				organizationId: actor.organizationId,
				id: newId(),
				jobId,
				memberId: input.memberId,
				access: input.access,
				grantedAt: now,
				grantedBy: actor.memberId,
			},
		]);
		if (granted.length === 0) return;
		const details = { memberId: input.memberId, access: input.access, oneself };
		await record(tx, actor, { action: 'team.granted', targetType: 'job', targetId: jobId, details }, now);
	});
}

/** Takes effect at the member's next request. That it was held, and until when, stays on record. */
export async function revokeAccess(
	db: Db,
	actor: SignedIn,
	jobId: string,
	accessId: string,
	now: Date,
): Promise<void> {
	await asActor(db, actor, async (tx) => {
		await requireJob(tx, actor, jobId, 'grant_job_access');
		const ended = await jobAccess.revoke(
			tx,
			{ jobId, accessId: requireId(accessId, 'access') },
			{ memberId: actor.memberId, at: now },
		);
		if (!ended) {
			const known = await jobAccess.ofJob(tx, jobId);
			if (known.some((entry) => entry.id === accessId)) return;
			throw notFound('access');
		}
		const details = { memberId: ended.memberId, access: ended.access };
		await record(tx, actor, { action: 'team.revoked', targetType: 'job', targetId: jobId, details }, now);
	});
}
