import { jobAbilities } from '#lib/domain/permissions/abilities.ts';
import { can, type JobAccess } from '#lib/domain/permissions/can.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import * as accessFacts from '#lib/server/db/access-facts.ts';
import { asActor, type Db } from '#lib/server/db/database.ts';
import * as jobAccess from '#lib/server/db/job-access.ts';
import * as memberChoices from '#lib/server/db/member-choices.ts';
import { notFound } from '#lib/server/errors.ts';
import { requireId } from '#lib/server/workflows/access.ts';
import { header, type JobHeader } from '#lib/server/workflows/view-job.ts';

export type TeamEntry = {
	id: string;
	memberName: string;
	memberRemoved: boolean;
	oneself: boolean;
	access: JobAccess;
	grantedAt: Date;
	grantedBy: string;
	/** An admin gave it to oneself after the job was opened: the team sees it. */
	selfGranted: boolean;
};

export type TeamView =
	| {
			kind: 'team';
			job: JobHeader;
			current: TeamEntry[];
			past: (TeamEntry & { revokedAt: Date; revokedBy: string })[];
			/** Whom the actor may add; empty for whoever may not. */
			choices: { id: string; name: string }[];
	  }
	/** A confidential job before the admin has joined it: nothing of it is told but that it is there. */
	| { kind: 'closed_to_you'; jobId: string; ownId: string };

export async function viewTeam(db: Db, actor: SignedIn, jobId: string): Promise<TeamView> {
	return asActor(db, actor, async (tx) => {
		const facts = await accessFacts.ofJob(tx, actor, requireId(jobId, 'job'));
		if (!facts) throw notFound('job');
		const mayJoin = can(actor, { action: 'grant_job_access_to_oneself', job: facts });
		if (!can(actor, { action: 'view_job', job: facts })) {
			if (!mayJoin) throw notFound('job');
			return { kind: 'closed_to_you', jobId, ownId: actor.memberId };
		}
		const mayGrant = can(actor, { action: 'grant_job_access', job: facts });
		const members = mayGrant ? await memberChoices.ofJob(tx, jobId) : [];
		const job = await header(tx, jobId, jobAbilities(actor, facts));
		const all = (await jobAccess.ofJob(tx, jobId)).map((entry) => ({
			revoked: entry.revokedAt && { revokedAt: entry.revokedAt, revokedBy: entry.revokedBy ?? '' },
			entry: {
				id: entry.id,
				memberName: entry.memberName,
				memberRemoved: entry.memberRemoved,
				oneself: entry.memberId === actor.memberId,
				access: entry.access,
				grantedAt: entry.grantedAt,
				grantedBy: entry.grantedBy,
				selfGranted:
					entry.grantedById === entry.memberId && entry.grantedAt.getTime() !== job.openedAt.getTime(),
			},
		}));
		return {
			kind: 'team',
			job,
			current: all.flatMap(({ entry, revoked }) => (revoked ? [] : [entry])),
			past: all.flatMap(({ entry, revoked }) => (revoked ? [{ ...entry, ...revoked }] : [])),
			choices: members
				.filter((member) => mayJoin || member.id !== actor.memberId)
				.map(({ id, name }) => ({ id, name })),
		};
	});
}
