import { sql } from 'kysely';
import { z } from 'zod';
import type { GraderNotes } from '#lib/domain/role/version-content.ts';
import type { KitDimension, KitSignals, NoteFromBefore } from '#lib/domain/scorecard/kit.ts';
import type { Tx } from './database.ts';

const Texts = z.array(z.string());
const Background = z.array(z.object({ heading: z.string(), text: z.string() }));
const LevelTexts = z.partialRecord(z.enum(['1', '2', '3', '4', '5']), z.string());

type Common = {
	applicationId: string;
	jobId: string;
	stageId: string;
	stageName: string;
	jobTitle: string;
	roleVersionId: string;
	roleTitle: string;
	roleSummary: string;
	background: z.infer<typeof Background>;
};

/** What a scorecard is for, with the plan's and the role's words on it. */
export type Assignment =
	| (Common & {
			kind: 'interview';
			interviewId: string;
			candidateName: string;
			title: string;
			guidance: string;
			startsAt: Date;
			endsAt: Date;
			place: string;
			link: string;
			cancelled: boolean;
	  })
	| (Common &
			GraderNotes & {
				kind: 'grading';
				assignmentId: string;
				exerciseId: string;
				title: string;
				minutesMin: number | null;
				minutesMax: number | null;
				material: string;
				prompts: string[];
				answers: string[] | null;
				submittedAt: Date | null;
			});

/** A grading is answered without the candidate's name: what was not read cannot slip out. */
export async function assignmentOf(tx: Tx, scorecardId: string): Promise<Assignment | undefined> {
	const row = await tx
		.selectFrom('scorecard')
		.innerJoin('job', (join) =>
			join
				.onRef('job.organizationId', '=', 'scorecard.organizationId')
				.onRef('job.id', '=', 'scorecard.jobId'),
		)
		.innerJoin('roleVersion', (join) =>
			join
				.onRef('roleVersion.organizationId', '=', 'job.organizationId')
				.onRef('roleVersion.id', '=', 'job.roleVersionId'),
		)
		.innerJoin('stage', (join) =>
			join
				.onRef('stage.organizationId', '=', 'scorecard.organizationId')
				.onRef('stage.id', '=', 'scorecard.stageId'),
		)
		.select([
			'scorecard.applicationId',
			'scorecard.jobId',
			'scorecard.stageId',
			'scorecard.scheduledInterviewId',
			'scorecard.exerciseAssignmentId',
			'stage.name as stageName',
			'job.title as jobTitle',
			'job.roleVersionId',
			'roleVersion.title as roleTitle',
			'roleVersion.summary as roleSummary',
			'roleVersion.background',
		])
		.where('scorecard.id', '=', scorecardId)
		.executeTakeFirst();
	if (!row) return undefined;
	const { scheduledInterviewId, exerciseAssignmentId, ...rest } = row;
	const common = { ...rest, background: Background.parse(row.background) };
	if (scheduledInterviewId) return interview(tx, common, scheduledInterviewId);
	return exerciseAssignmentId ? grading(tx, common, exerciseAssignmentId) : undefined;
}

async function interview(tx: Tx, common: Common, id: string): Promise<Assignment | undefined> {
	const row = await tx
		.selectFrom('scheduledInterview')
		.innerJoin('interview', (join) =>
			join
				.onRef('interview.organizationId', '=', 'scheduledInterview.organizationId')
				.onRef('interview.id', '=', 'scheduledInterview.interviewId'),
		)
		.innerJoin('application', (join) =>
			join
				.onRef('application.organizationId', '=', 'scheduledInterview.organizationId')
				.onRef('application.id', '=', 'scheduledInterview.applicationId'),
		)
		.innerJoin('candidate', (join) =>
			join
				.onRef('candidate.organizationId', '=', 'application.organizationId')
				.onRef('candidate.id', '=', 'application.candidateId'),
		)
		.select([
			'scheduledInterview.interviewId',
			'candidate.name as candidateName',
			'interview.title',
			'interview.guidance',
			'scheduledInterview.startsAt',
			'scheduledInterview.endsAt',
			'scheduledInterview.place',
			'scheduledInterview.link',
			'scheduledInterview.state',
		])
		.where('scheduledInterview.id', '=', id)
		.executeTakeFirst();
	if (!row) return undefined;
	const { state, ...rest } = row;
	return { kind: 'interview', ...common, ...rest, cancelled: state === 'cancelled' };
}

async function grading(tx: Tx, common: Common, assignmentId: string): Promise<Assignment | undefined> {
	const row = await tx
		.selectFrom('exerciseAssignment')
		.innerJoin('exercise', (join) =>
			join
				.onRef('exercise.organizationId', '=', 'exerciseAssignment.organizationId')
				.onRef('exercise.id', '=', 'exerciseAssignment.exerciseId'),
		)
		.leftJoin('exerciseSubmission', (join) =>
			join
				.onRef('exerciseSubmission.organizationId', '=', 'exerciseAssignment.organizationId')
				.onRef('exerciseSubmission.assignmentId', '=', 'exerciseAssignment.id'),
		)
		.select([
			'exerciseAssignment.exerciseId',
			'exercise.title',
			'exercise.minutesMin',
			'exercise.minutesMax',
			'exercise.material',
			'exercise.gradingGuide',
			'exercise.workedExamples',
			'exercise.prompts',
			'exerciseSubmission.answers',
			'exerciseSubmission.submittedAt',
		])
		.where('exerciseAssignment.id', '=', assignmentId)
		.executeTakeFirst();
	if (!row) return undefined;
	return {
		kind: 'grading',
		...common,
		assignmentId,
		...row,
		prompts: Texts.parse(row.prompts),
		workedExamples: LevelTexts.parse(row.workedExamples),
		answers: row.submittedAt === null ? null : Texts.parse(row.answers),
	};
}

/** The focus dimensions first, then the others of the role version, each in its order; an exercise has only its own. */
export async function dimensionsOf(tx: Tx, assignment: Assignment): Promise<KitDimension[]> {
	const { roleVersionId } = assignment;
	const focus =
		assignment.kind === 'interview'
			? sql`(select f.position from app.interview_dimension f where f.organization_id = d.organization_id
				and f.interview_id = ${assignment.interviewId} and f.dimension_id = d.id)`
			: sql`(select d.position from app.exercise_dimension f where f.organization_id = d.organization_id
				and f.exercise_id = ${assignment.exerciseId} and f.dimension_id = d.id)`;
	const { rows } = await sql<{
		id: string;
		name: string;
		description: string;
		anchors: unknown;
		focusPosition: number | null;
	}>`
		select d.id, d.name, d.description, d.anchors, ${focus} as focus_position from app.dimension d
		where d.organization_id = app.organization_id() and d.role_version_id = ${roleVersionId}
		order by focus_position nulls last, d.position`.execute(tx);
	const dimensions = rows.map(({ focusPosition, anchors, ...row }) => ({
		...row,
		anchors: LevelTexts.parse(anchors),
		focus: focusPosition !== null,
	}));
	const own = dimensions.filter(({ focus }) => focus);
	return assignment.kind === 'grading' && own.length > 0 ? own : dimensions;
}

export async function questionsOf(tx: Tx, interviewId: string): Promise<{ id: string; text: string }[]> {
	return tx
		.selectFrom('interviewQuestion')
		.select(['id', 'text'])
		.where('interviewId', '=', interviewId)
		.orderBy('position')
		.orderBy('id')
		.execute();
}

export async function signalsOf(tx: Tx, roleVersionId: string): Promise<KitSignals> {
	const rows = await tx
		.selectFrom('signal')
		.select(['id', 'kind', 'text'])
		.where('roleVersionId', '=', roleVersionId)
		.orderBy('position')
		.execute();
	const ofKind = (kind: (typeof rows)[number]['kind']) =>
		rows.filter((row) => row.kind === kind).map(({ id, text }) => ({ id, text }));
	return { strong: ofKind('strong'), weak: ofKind('weak'), redFlags: ofKind('red_flag') };
}

/**
 * What the raters of the nearest earlier stage left for the next interviewers: of each submitted scorecard the newest
 * note, and nothing else of it.
 */
export async function notesFromBefore(
	tx: Tx,
	where: { jobId: string; applicationId: string; stageId: string },
): Promise<NoteFromBefore[]> {
	const { rows } = await sql<NoteFromBefore>`
		with own as (
			select position from app.stage where organization_id = app.organization_id() and id = ${where.stageId}),
		earlier as (
			select t.id, t.name from app.scorecard s
			join app.stage t on t.organization_id = s.organization_id and t.id = s.stage_id
			where s.organization_id = app.organization_id() and s.job_id = ${where.jobId}
				and s.application_id = ${where.applicationId} and s.state = 'submitted'
				and t.position < (select position from own)
			order by t.position desc limit 1)
		select m.name as author_name, e.name as stage_name, v.note_for_next as text, v.submitted_at as at
		from earlier e
		join app.scorecard s on s.organization_id = app.organization_id() and s.job_id = ${where.jobId}
			and s.application_id = ${where.applicationId} and s.stage_id = e.id
		join app.scorecard_revision v on v.organization_id = s.organization_id and v.scorecard_id = s.id
			and v.number = s.revision_number
		join app.member m on m.organization_id = s.organization_id and m.id = s.member_id
		where v.note_for_next <> ''
		order by v.submitted_at, v.scorecard_id`.execute(tx);
	return rows;
}
