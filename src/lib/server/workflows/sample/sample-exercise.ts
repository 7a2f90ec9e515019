import type { SampleExerciseAssignment } from '#lib/domain/sample/types.ts';
import { formatLocal } from '#lib/domain/schedule/time.ts';
import { assignExercise } from '#lib/server/workflows/assign-exercise.ts';
import { makeExerciseLink } from '#lib/server/workflows/make-exercise-link.ts';
import { startExercise } from '#lib/server/workflows/open-exercise.ts';
import { saveAnswers } from '#lib/server/workflows/save-answer.ts';
import { submitExercise } from '#lib/server/workflows/submit-exercise.ts';
import { type Act, DAY, HOUR, type Life } from './sample-life.ts';

/** The exercise sent, begun and handed in, as far as it has come. */
export function exerciseActs(life: Life, exercise: SampleExerciseAssignment): Act[] {
	const { world, applicationId, added } = life;
	const { db, people, job, now } = world;
	const recruiter = people.of('ines');
	const sent = Math.max(now.getTime() - exercise.sentDaysAgo * DAY, added + 2 * HOUR);
	let token = '';
	const acts: Act[] = [
		{
			at: sent,
			run: async () => {
				const at = new Date(sent);
				const { assignmentId } = await assignExercise(
					db,
					recruiter,
					applicationId,
					{
						exercise: job.stageExercise(exercise.exercise),
						due: formatLocal(new Date(sent + 7 * DAY), recruiter.timeZone),
						graders: exercise.graders.map((key) => people.of(key).memberId),
					},
					at,
				);
				life.assignmentId = assignmentId;
				token = (await makeExerciseLink(db, recruiter, assignmentId, { replaces: false }, at)).token;
			},
		},
	];
	if (exercise.state === 'sent') return acts;
	const handedIn = now.getTime() - exercise.daysAgo * DAY;
	const started = exercise.state === 'started' ? handedIn - HOUR : handedIn - 2 * HOUR;
	const answers = exercise.answers.flatMap((text, prompt) =>
		text === '' ? [] : [{ prompt, text, baseRevision: 0 }],
	);
	let reviewed = '';
	acts.push(
		{ at: started, run: () => startExercise(db, token, new Date(started)) },
		{
			at: handedIn - 60_000,
			run: async () => {
				const { outcomes } = await saveAnswers(db, token, answers, new Date(handedIn - 60_000));
				reviewed = outcomes.map((outcome) => (outcome.kind === 'saved' ? outcome.revision : 0)).join(',');
			},
		},
	);
	if (exercise.state === 'started') return acts;
	acts.push({
		at: handedIn,
		run: async () => {
			await submitExercise(db, token, { reviewed }, new Date(handedIn));
		},
	});
	return acts;
}
