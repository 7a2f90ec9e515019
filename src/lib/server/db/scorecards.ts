import { sql } from 'kysely';
import type { Scorecard } from '#lib/domain/scorecard/scorecard.ts';
import type { Tx } from './database.ts';

/** The envelope of a scorecard: whose, for what, and how far. It tells nothing of ratings. */
export type Envelope = {
	id: string;
	applicationId: string;
	jobId: string;
	stageId: string;
	memberId: string;
	memberName: string;
	scheduledInterviewId: string | null;
	exerciseAssignmentId: string | null;
	state: 'draft' | 'submitted' | 'waived';
	shadow: boolean;
	seenOthersAt: Date | null;
	revisionNumber: number;
	submittedAt: Date | null;
	waivedAt: Date | null;
	waivedReason: string | null;
	leftAt: Date | null;
};

export type NewScorecard = {
	organizationId: string;
	id: string;
	applicationId: string;
	jobId: string;
	stageId: string;
	memberId: string;
	scheduledInterviewId: string | null;
	exerciseAssignmentId: string | null;
	shadow: boolean;
	seenOthersAt: Date | null;
	createdAt: Date;
	createdBy: string;
};

export async function insert(tx: Tx, rows: NewScorecard[]): Promise<void> {
	if (rows.length === 0) return;
	await tx
		.insertInto('scorecard')
		.values(rows.map((row) => ({ ...row, state: 'draft' as const })))
		.execute();
}

function envelopes(tx: Tx) {
	return tx
		.selectFrom('scorecard')
		.innerJoin('member', (join) =>
			join
				.onRef('member.organizationId', '=', 'scorecard.organizationId')
				.onRef('member.id', '=', 'scorecard.memberId'),
		)
		.select([
			'scorecard.id',
			'scorecard.applicationId',
			'scorecard.jobId',
			'scorecard.stageId',
			'scorecard.memberId',
			'member.name as memberName',
			'scorecard.scheduledInterviewId',
			'scorecard.exerciseAssignmentId',
			'scorecard.state',
			'scorecard.shadow',
			'scorecard.seenOthersAt',
			'scorecard.revisionNumber',
			'scorecard.submittedAt',
			'scorecard.waivedAt',
			'scorecard.waivedReason',
			'scorecard.leftAt',
		]);
}

export async function find(tx: Tx, id: string): Promise<Envelope | undefined> {
	return envelopes(tx).where('scorecard.id', '=', id).executeTakeFirst();
}

/** All of an application, in the order in which they were made; those of members who left the panel too. */
export async function ofApplication(tx: Tx, jobId: string, applicationId: string): Promise<Envelope[]> {
	return envelopes(tx)
		.where('scorecard.jobId', '=', jobId)
		.where('scorecard.applicationId', '=', applicationId)
		.orderBy('scorecard.id')
		.execute();
}

/** Waits for whoever else is changing it, then holds it until the transaction ends. */
export async function lock(tx: Tx, id: string): Promise<Scorecard | undefined> {
	const row = await tx
		.selectFrom('scorecard')
		.leftJoin('scorecardDraft', (join) =>
			join
				.onRef('scorecardDraft.organizationId', '=', 'scorecard.organizationId')
				.onRef('scorecardDraft.scorecardId', '=', 'scorecard.id'),
		)
		.select([
			'scorecard.id',
			'scorecard.memberId',
			'scorecard.state',
			'scorecard.shadow',
			'scorecard.seenOthersAt',
			'scorecard.revisionNumber',
			'scorecard.submittedAt',
			'scorecard.waivedAt',
			'scorecard.waivedReason',
			'scorecardDraft.revision as draftRevision',
		])
		.where('scorecard.id', '=', id)
		.forNoKeyUpdate('scorecard')
		.executeTakeFirst();
	if (!row) return undefined;
	const common = {
		id: row.id,
		authorId: row.memberId,
		draftRevision: row.draftRevision ?? 0,
		revisionNumber: row.revisionNumber,
		shadow: row.shadow,
		seenOthersAt: row.seenOthersAt,
	};
	if (row.submittedAt) return { ...common, state: 'submitted', submittedAt: row.submittedAt };
	if (row.waivedAt) {
		return { ...common, state: 'waived', waivedAt: row.waivedAt, waiveReason: row.waivedReason ?? '' };
	}
	return { ...common, state: 'draft' };
}

/** Saves what the domain decided on a scorecard that `lock` holds. */
export async function save(tx: Tx, scorecard: Scorecard, by: string): Promise<void> {
	await tx
		.updateTable('scorecard')
		.set({
			state: scorecard.state,
			seenOthersAt: scorecard.seenOthersAt,
			revisionNumber: scorecard.revisionNumber,
			submittedAt: scorecard.state === 'submitted' ? scorecard.submittedAt : null,
			waivedAt: scorecard.state === 'waived' ? scorecard.waivedAt : null,
			waivedBy: scorecard.state === 'waived' ? by : null,
			waivedReason: scorecard.state === 'waived' ? scorecard.waiveReason : null,
		})
		.where('id', '=', scorecard.id)
		.execute();
}

export async function markLeft(tx: Tx, id: string, now: Date): Promise<void> {
	await tx
		.updateTable('scorecard')
		.set({ leftAt: now })
		.where('id', '=', id)
		.where('leftAt', 'is', null)
		.execute();
}

/**
 * Which of these members could, by now, have read another's submitted scorecard of this application and stage: told
 * from access and times, so that reading writes nothing. Whoever owes one there could not. Ask as the system.
 */
export async function couldHaveRead(
	tx: Tx,
	where: { organizationId: string; applicationId: string; jobId: string; stageId: string },
	memberIds: string[],
): Promise<Set<string>> {
	if (memberIds.length === 0) return new Set();
	const { rows } = await sql<{ id: string }>`
		select m.id from app.member m
		join app.job j on j.organization_id = m.organization_id and j.id = ${where.jobId}
		cross join lateral (
			select min(s.submitted_at) as at from app.scorecard s
			where s.organization_id = m.organization_id and s.job_id = ${where.jobId}
				and s.application_id = ${where.applicationId} and s.stage_id = ${where.stageId}
				and s.member_id <> m.id and s.state = 'submitted') as first
		cross join lateral (
			select m.access in ('admin', 'recruiter') or exists (select from app.audit_event e
				where e.organization_id = m.organization_id and e.target_id = m.id and e.action = 'member.access_changed'
					and e.at > first.at and e.details ->> 'from' in ('admin', 'recruiter')) as anywhere) as reached
		where m.organization_id = ${where.organizationId} and m.id = any(${memberIds}::uuid[]) and first.at is not null
			and not exists (select from app.scorecard s
				where s.organization_id = m.organization_id and s.job_id = ${where.jobId}
					and s.application_id = ${where.applicationId} and s.stage_id = ${where.stageId}
					and s.member_id = m.id and s.state = 'draft' and s.seen_others_at is null)
			and ((reached.anywhere and not j.confidential)
				or exists (select from app.job_access a
					where a.organization_id = m.organization_id and a.job_id = ${where.jobId} and a.member_id = m.id
						and (a.revoked_at is null or a.revoked_at > first.at)
						and (a.access <> 'interviewer' or reached.anywhere))
				or exists (select from app.scorecard s
					where s.organization_id = m.organization_id and s.job_id = ${where.jobId}
						and s.application_id = ${where.applicationId} and s.member_id = m.id
						and (s.left_at is null or s.left_at > first.at)))`.execute(tx);
	return new Set(rows.map((row) => row.id));
}
