import { pseudonym } from '#lib/domain/exercise/pseudonym.ts';
import type { Kit } from '#lib/domain/scorecard/kit.ts';
import type { Tx } from '#lib/server/db/database.ts';
import * as kits from '#lib/server/db/kits.ts';
import { notFound } from '#lib/server/errors.ts';

/** What one rater needs for this scorecard. `tx` acts as that rater. No weight is in it. */
export async function viewKit(tx: Tx, scorecardId: string): Promise<Kit> {
	const assignment = await kits.assignmentOf(tx, scorecardId);
	if (!assignment) throw notFound('scorecard');
	return {
		jobTitle: assignment.jobTitle,
		role: {
			title: assignment.roleTitle,
			summary: assignment.roleSummary,
			background: assignment.background,
		},
		dimensions: await kits.dimensionsOf(tx, assignment),
		signals: await kits.signalsOf(tx, assignment.roleVersionId),
		task: await taskOf(tx, assignment),
	};
}

async function taskOf(tx: Tx, assignment: kits.Assignment): Promise<Kit['task']> {
	const { title, stageName } = assignment;
	if (assignment.kind === 'grading') {
		const { answers } = assignment;
		return {
			kind: 'grading',
			pseudonym: pseudonym(assignment.assignmentId),
			title,
			stageName,
			minutesMin: assignment.minutesMin,
			minutesMax: assignment.minutesMax,
			material: assignment.material,
			gradingGuide: assignment.gradingGuide,
			workedExamples: assignment.workedExamples,
			prompts: assignment.prompts.map((prompt, index) => ({
				prompt,
				answer: answers === null ? null : (answers[index] ?? ''),
			})),
			submittedAt: assignment.submittedAt,
		};
	}
	return {
		kind: 'interview',
		candidateName: assignment.candidateName,
		title,
		stageName,
		startsAt: assignment.startsAt,
		endsAt: assignment.endsAt,
		place: assignment.place,
		link: assignment.link,
		cancelled: assignment.cancelled,
		guidance: assignment.guidance,
		questions: await kits.questionsOf(tx, assignment.interviewId),
		notesFromBefore: await kits.notesFromBefore(tx, assignment),
	};
}
