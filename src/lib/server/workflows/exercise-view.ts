import { isLate, stateAt, type AssignmentState } from '#lib/domain/exercise/assignment.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import type { Tx } from '#lib/server/db/database.ts';
import * as assignments from '#lib/server/db/exercise-assignments.ts';
import * as overview from '#lib/server/db/exercise-overview.ts';
import { notFound } from '#lib/server/errors.ts';
import { requireApplication, requireId } from '#lib/server/workflows/access.ts';

/** Whose scorecard of it is in; nothing of what it says. */
export type GraderView = {
	scorecardId: string;
	memberId: string;
	name: string;
	state: 'draft' | 'submitted' | 'waived';
	submittedAt: Date | null;
	hasLeft: boolean;
};

export type AssignmentView = {
	/** Null for who may not manage it: the pseudonym could be told from it. */
	id: string | null;
	title: string;
	stageName: string;
	/** As it stands now: `expired` also where nobody has marked it so. */
	state: AssignmentState;
	isLate: boolean;
	dueAt: Date;
	sentAt: Date | null;
	startedAt: Date | null;
	submittedAt: Date | null;
	gradedAt: Date | null;
	graders: GraderView[];
};

export function assignmentView(
	row: overview.AssignmentRow,
	graders: overview.GraderRow[],
	now: Date,
): AssignmentView & { id: string } {
	return {
		id: row.id,
		title: row.title,
		stageName: row.stageName,
		state: stateAt(row, now),
		isLate: isLate(row, now),
		dueAt: row.dueAt,
		sentAt: row.sentAt,
		startedAt: row.startedAt,
		submittedAt: row.submittedAt,
		gradedAt: row.gradedAt,
		graders: graders
			.filter((grader) => grader.assignmentId === row.id)
			.map(({ scorecardId, memberId, name, state, submittedAt, leftAt }) => ({
				scorecardId,
				memberId,
				name,
				state,
				submittedAt,
				hasLeft: leftAt !== null,
			})),
	};
}

/**
 * For the page of an application that the actor may see. Without `mayManage` no assignment can be told apart by its
 * id: a grader is not to learn whose submission it is.
 */
export async function assignmentsOfApplication(
	tx: Tx,
	application: { jobId: string; applicationId: string },
	mayManage: boolean,
	now: Date,
): Promise<AssignmentView[]> {
	const rows = await overview.ofApplication(tx, application);
	const graders = await overview.graders(
		tx,
		rows.map((row) => row.id),
	);
	return rows.map((row) => {
		const view = assignmentView(row, graders, now);
		return mayManage ? view : { ...view, id: null, graders: [] };
	});
}

/** The assignment, where the actor may manage its application. One of a job that the actor may not see does not exist. */
export async function requireAssignment(
	tx: Tx,
	actor: SignedIn,
	assignmentId: string,
): Promise<assignments.Subject> {
	const subject = await assignments.subjectOf(tx, requireId(assignmentId, 'exercise'));
	if (!subject) throw notFound('exercise');
	await requireApplication(tx, actor, subject.applicationId, 'manage_application');
	return subject;
}
