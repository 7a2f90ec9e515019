import { sql } from 'kysely';
import type { Tx } from './database.ts';

export type ScheduledInterview = {
	id: string;
	applicationId: string;
	jobId: string;
	stageId: string;
	stageName: string;
	interviewId: string;
	title: string;
	startsAt: Date;
	endsAt: Date;
	timeZone: string;
	place: string;
	link: string;
	state: 'scheduled' | 'cancelled';
};

export type NewScheduledInterview = {
	organizationId: string;
	id: string;
	applicationId: string;
	jobId: string;
	stageId: string;
	interviewId: string;
	startsAt: Date;
	endsAt: Date;
	timeZone: string;
	place: string;
	link: string;
	createdAt: Date;
	createdBy: string;
};

export async function insert(tx: Tx, row: NewScheduledInterview): Promise<void> {
	await tx
		.insertInto('scheduledInterview')
		.values({ ...row, state: 'scheduled' })
		.execute();
}

function whole(tx: Tx) {
	return tx
		.selectFrom('scheduledInterview')
		.innerJoin('interview', (join) =>
			join
				.onRef('interview.organizationId', '=', 'scheduledInterview.organizationId')
				.onRef('interview.id', '=', 'scheduledInterview.interviewId'),
		)
		.innerJoin('stage', (join) =>
			join
				.onRef('stage.organizationId', '=', 'scheduledInterview.organizationId')
				.onRef('stage.id', '=', 'scheduledInterview.stageId'),
		)
		.select([
			'scheduledInterview.id',
			'scheduledInterview.applicationId',
			'scheduledInterview.jobId',
			'scheduledInterview.stageId',
			'stage.name as stageName',
			'scheduledInterview.interviewId',
			'interview.title',
			'scheduledInterview.startsAt',
			'scheduledInterview.endsAt',
			'scheduledInterview.timeZone',
			'scheduledInterview.place',
			'scheduledInterview.link',
			'scheduledInterview.state',
		]);
}

export async function find(tx: Tx, id: string): Promise<ScheduledInterview | undefined> {
	return whole(tx).where('scheduledInterview.id', '=', id).executeTakeFirst();
}

/** Changes of one scheduled interview and of its panel are made one after the other. */
export async function lock(tx: Tx, id: string): Promise<ScheduledInterview | undefined> {
	return whole(tx)
		.where('scheduledInterview.id', '=', id)
		.forNoKeyUpdate('scheduledInterview')
		.executeTakeFirst();
}

export async function ofApplication(
	tx: Tx,
	jobId: string,
	applicationId: string,
): Promise<ScheduledInterview[]> {
	return whole(tx)
		.where('scheduledInterview.jobId', '=', jobId)
		.where('scheduledInterview.applicationId', '=', applicationId)
		.orderBy('scheduledInterview.startsAt')
		.orderBy('scheduledInterview.id')
		.execute();
}

/** Those that have not begun, held until the transaction ends. */
export async function lockUpcoming(
	tx: Tx,
	jobId: string,
	applicationId: string,
	now: Date,
): Promise<{ id: string; stageId: string }[]> {
	return tx
		.selectFrom('scheduledInterview')
		.select(['id', 'stageId'])
		.where('jobId', '=', jobId)
		.where('applicationId', '=', applicationId)
		.where('state', '=', 'scheduled')
		.where('startsAt', '>', now)
		.orderBy('id')
		.forNoKeyUpdate()
		.execute();
}

export async function cancel(tx: Tx, ids: string[]): Promise<void> {
	if (ids.length === 0) return;
	await tx.updateTable('scheduledInterview').set({ state: 'cancelled' }).where('id', 'in', ids).execute();
}

export async function move(
	tx: Tx,
	id: string,
	change: { startsAt: Date; endsAt: Date; timeZone: string; place: string; link: string },
): Promise<void> {
	await tx.updateTable('scheduledInterview').set(change).where('id', '=', id).execute();
}

/** Other interviews of these members that share a moment with the given time. */
export async function meanwhile(
	tx: Tx,
	memberIds: string[],
	time: { startsAt: Date; endsAt: Date },
): Promise<{ id: string; memberId: string; memberName: string; startsAt: Date; endsAt: Date }[]> {
	if (memberIds.length === 0) return [];
	const { rows } = await sql<{
		id: string;
		memberId: string;
		memberName: string;
		startsAt: Date;
		endsAt: Date;
	}>`
		select d.id, s.member_id, m.name as member_name, d.starts_at, d.ends_at
		from app.scorecard s
		join app.scheduled_interview d on d.organization_id = s.organization_id and d.id = s.scheduled_interview_id
		join app.member m on m.organization_id = s.organization_id and m.id = s.member_id
		where s.organization_id = app.organization_id() and s.member_id = any(${memberIds}::uuid[])
			and s.left_at is null and d.state = 'scheduled'
			and d.starts_at < ${time.endsAt} and d.ends_at > ${time.startsAt}
		order by d.starts_at, d.id limit 20`.execute(tx);
	return rows;
}
