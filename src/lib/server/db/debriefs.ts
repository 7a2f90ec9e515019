import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from './database.ts';

export type Debrief = {
	openedAt: Date;
	openedBy: string;
	openerName: string;
	/** The recommendation that was frozen. */
	recommendationId: string;
	/** Scorecards that were still owed, and are waited for. */
	awaited: string[];
};

const Awaited = z.array(z.uuid());

export async function find(tx: Tx, applicationId: string): Promise<Debrief | undefined> {
	const row = await tx
		.selectFrom('debrief')
		.innerJoin('member', (join) =>
			join
				.onRef('member.organizationId', '=', 'debrief.organizationId')
				.onRef('member.id', '=', 'debrief.openedBy'),
		)
		.select([
			'debrief.openedAt',
			'debrief.openedBy',
			'member.name as openerName',
			'debrief.recommendationId',
			'debrief.awaited',
		])
		.where('debrief.applicationId', '=', applicationId)
		.executeTakeFirst();
	return row && { ...row, awaited: Awaited.parse(row.awaited) };
}

/** Ask after the application is locked: there is one for each, and it is never changed. */
export async function insert(
	tx: Tx,
	row: {
		organizationId: string;
		applicationId: string;
		openedAt: Date;
		openedBy: string;
		recommendationId: string;
		awaited: string[];
	},
): Promise<void> {
	await tx
		.insertInto('debrief')
		.values({ ...row, awaited: JSON.stringify(row.awaited) })
		.execute();
}

export type DebriefSubject = {
	candidateName: string;
	state: 'active' | 'withdrawn';
	stageName: string;
	jobTitle: string;
	roleTitle: string;
	roleVersionNumber: number;
	dimensions: { id: string; name: string; critical: boolean }[];
};

/** What a debrief is about. The dimensions are without their weights. */
export async function subjectOf(tx: Tx, applicationId: string): Promise<DebriefSubject | undefined> {
	const { rows } = await sql<DebriefSubject>`
		select c.name as candidate_name, a.state, s.name as stage_name, j.title as job_title, v.title as role_title,
			v.number as role_version_number,
			(select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'name', d.name, 'critical', d.critical)
				order by d.position), '[]') from app.dimension d
				where d.organization_id = v.organization_id and d.role_version_id = v.id) as dimensions
		from app.application a
		join app.candidate c on c.organization_id = a.organization_id and c.id = a.candidate_id
		join app.stage s on s.organization_id = a.organization_id and s.id = a.stage_id
		join app.job j on j.organization_id = a.organization_id and j.id = a.job_id
		join app.role_version v on v.organization_id = j.organization_id and v.id = j.role_version_id
		where a.organization_id = app.organization_id() and a.id = ${applicationId}`.execute(tx);
	return rows[0];
}
