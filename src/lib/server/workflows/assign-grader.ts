import type { SignedIn } from '#lib/server/auth/session.ts';
import * as applications from '#lib/server/db/applications.ts';
import { asActor, type Db, type Tx } from '#lib/server/db/database.ts';
import * as assignments from '#lib/server/db/exercise-assignments.ts';
import * as overview from '#lib/server/db/exercise-overview.ts';
import { awaitGrader } from '#lib/domain/exercise/assignment.ts';
import { memberRefusalMessage } from '#lib/domain/exercise/refusal-messages.ts';
import { conflict, invalid, notFound } from '#lib/server/errors.ts';
import { requireId } from '#lib/server/workflows/access.ts';
import { settleGrading } from '#lib/server/workflows/after-grading.ts';
import { requireAssignment } from '#lib/server/workflows/exercise-view.ts';
import { leavePanel, seatPanel } from '#lib/server/workflows/panel.ts';
import { recompute } from '#lib/server/workflows/recompute.ts';

/** Each of these gets the one scorecard of this exercise; who has it already keeps it. */
export async function addGraders(
	db: Db,
	actor: SignedIn,
	assignmentId: string,
	memberIds: string[],
	now: Date,
): Promise<void> {
	if (memberIds.length === 0) throw invalid([{ field: 'graders', message: 'Choose at least one grader.' }]);
	await asActor(db, actor, async (tx) => {
		const subject = await requireAssignment(tx, actor, assignmentId);
		await seatGraders(tx, actor, subject, memberIds, now);
	});
}

/** For an assignment of an application that the actor may manage. */
export async function seatGraders(
	tx: Tx,
	actor: SignedIn,
	subject: assignments.Subject,
	memberIds: string[],
	now: Date,
): Promise<void> {
	const { id, ...application } = subject;
	const seats = [...new Set(memberIds)].map((memberId) => ({ memberId, shadow: false }));
	// Two who ask the same person come one after the other.
	await applications.lock(tx, application.applicationId);
	await seatPanel(tx, actor, { ...application, exerciseAssignmentId: id }, seats, now);
	await recompute(tx, actor, application.applicationId, now);
	// Last, as locks go; a refusal takes the seats back.
	const held = await assignments.lock(tx, id);
	if (!held) throw notFound('exercise');
	const step = awaitGrader(held.assignment);
	if (step.kind === 'refused') throw conflict(memberRefusalMessage(step));
	await settleGrading(tx, actor, id, now);
}

/** A scorecard still owed is waived, a submitted one stays. */
export async function removeGrader(
	db: Db,
	actor: SignedIn,
	assignmentId: string,
	scorecardId: string,
	now: Date,
): Promise<void> {
	await asActor(db, actor, async (tx) => {
		const subject = await requireAssignment(tx, actor, assignmentId);
		const graders = await overview.graders(tx, [subject.id]);
		const grader = graders.find((one) => one.scorecardId === requireId(scorecardId, 'grader'));
		if (!grader) throw notFound('grader');
		if (grader.leftAt !== null) return;
		await leavePanel(tx, actor, grader.scorecardId, now);
		await recompute(tx, actor, subject.applicationId, now);
		await settleGrading(tx, actor, subject.id, now);
	});
}
