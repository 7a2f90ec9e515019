import { jobAbilities, type JobAbilities } from '#lib/domain/permissions/abilities.ts';
import { can } from '#lib/domain/permissions/can.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import * as accessFacts from '#lib/server/db/access-facts.ts';
import * as applications from '#lib/server/db/applications.ts';
import { asActor, type Db, type Tx } from '#lib/server/db/database.ts';
import * as jobs from '#lib/server/db/jobs.ts';
import { notFound } from '#lib/server/errors.ts';
import { requireId } from '#lib/server/workflows/access.ts';

export type JobHeader = {
	id: string;
	title: string;
	state: 'open' | 'closed';
	confidential: boolean;
	role: { id: string; title: string; number: number };
	openedAt: Date;
	abilities: JobAbilities;
};

export type OwnSeat = {
	scorecardId: string;
	/** Null where the answers are graded without the candidate's name. */
	candidateName: string | null;
	title: string;
	startsAt: Date | null;
	endsAt: Date | null;
	state: 'draft' | 'submitted' | 'waived';
};

export type JobView = { job: JobHeader; seats: OwnSeat[] };

/** A job as whoever is on its team, reaches it by organization-wide access, or sits on one of its panels sees it. */
export async function viewJob(db: Db, actor: SignedIn, jobId: string): Promise<JobView> {
	return asActor(db, actor, async (tx) => {
		const facts = await accessFacts.ofJob(tx, actor, requireId(jobId, 'job'));
		if (!facts) throw notFound('job');
		const seats = await applications.seatsOf(tx, jobId, actor.memberId);
		if (!can(actor, { action: 'view_job', job: facts }) && seats.length === 0) throw notFound('job');
		return {
			job: await header(tx, jobId, jobAbilities(actor, facts)),
			seats: seats.map(({ scorecardId, candidateName, title, startsAt, endsAt, state }) => ({
				scorecardId,
				candidateName,
				title,
				startsAt,
				endsAt,
				state,
			})),
		};
	});
}

export async function header(tx: Tx, jobId: string, abilities: JobAbilities): Promise<JobHeader> {
	const job = await jobs.find(tx, jobId);
	if (!job) throw notFound('job');
	return {
		id: job.id,
		title: job.title,
		state: job.state,
		confidential: job.confidential,
		role: { id: job.roleId, title: job.roleTitle, number: job.versionNumber },
		openedAt: job.createdAt,
		abilities,
	};
}
