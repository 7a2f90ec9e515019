import { sampleJob } from '#lib/domain/sample/job.ts';
import type { SampleApplication, SampleScheduledInterview } from '#lib/domain/sample/types.ts';
import { asActor } from '#lib/server/db/database.ts';
import * as sample from '#lib/server/db/sample.ts';
import { Refusal } from '#lib/server/errors.ts';
import { addApplication } from '#lib/server/workflows/add-application.ts';
import { moveApplication } from '#lib/server/workflows/move-application.ts';
import { scheduleInterview } from '#lib/server/workflows/schedule-interview.ts';
import { conclusionActs } from './sample-conclusion.ts';
import { exerciseActs } from './sample-exercise.ts';
import { type Act, DAY, HOUR, type Life, type SampleWorld, slotOf } from './sample-life.ts';
import { scorecardActs } from './sample-scorecards.ts';

/** Lives one application through by the same workflows that people use. */
export async function liveApplication(world: SampleWorld, application: SampleApplication): Promise<void> {
	const { db, admin, people, job, now } = world;
	const recruiter = people.of('ines');
	const added = now.getTime() - application.addedDaysAgo * DAY;
	const { applicationId, candidateId } = await addApplication(
		db,
		recruiter,
		{ jobId: job.jobId, person: { name: application.name, email: application.email } },
		new Date(added),
	);
	await asActor(db, admin, (tx) => sample.mark(tx, 'candidate', [candidateId]));
	const life: Life = { world, applicationId, application, added, interviews: new Map(), assignmentId: null };
	const acts = [
		...stageActs(life),
		...(application.exercise ? exerciseActs(life, application.exercise) : []),
		...scorecardActs(life),
		...conclusionActs(life),
	];
	for (const { run } of acts.toSorted((a, b) => a.at - b.at)) await run();
}

/** Moves into each stage up to the present one, and its interviews scheduled, all panels of a stage at once. */
function stageActs(life: Life): Act[] {
	const { world, applicationId, application, added } = life;
	const { db, people, job, now } = world;
	const reached = sampleJob.stages.findIndex((stage) => stage.key === application.stage);
	return sampleJob.stages.slice(0, reached + 1).flatMap((stage, index): Act[] => {
		const scheduled = application.scheduled.filter((one) =>
			stage.interviews.some((interview) => interview.key === one.interview),
		);
		const first = Math.min(...scheduled.map((one) => slotOf(world, one).startsAt));
		const exercise = stage.exercises.length > 0 ? application.exercise : undefined;
		const begins = exercise ? now.getTime() - exercise.sentDaysAgo * DAY - HOUR : first - 3 * DAY;
		const at = Math.max(Math.min(begins, now.getTime()), added + HOUR);
		const moving: Act = {
			at,
			run: () => moveApplication(db, people.of('ines'), applicationId, job.stage(stage.key), new Date(at)),
		};
		const scheduling = scheduled.map((one): Act => ({
			at: at + 60_000,
			run: async () => {
				life.interviews.set(one.interview, await schedule(life, one, new Date(at + 60_000)));
			},
		}));
		return index === 0 ? scheduling : [moving, ...scheduling];
	});
}

async function schedule(
	{ world, applicationId }: Life,
	scheduled: SampleScheduledInterview,
	at: Date,
): Promise<string> {
	const { db, admin, people, job } = world;
	const { starts, minutes } = slotOf(world, scheduled);
	const input = {
		interviewId: job.interview(scheduled.interview),
		starts,
		timeZone: admin.timeZone,
		minutes,
		place: 'Video call',
		link: '',
		panel: scheduled.panel.map((key) => people.of(key).memberId),
		shadows: [],
	};
	const attempt = (accepted: string) =>
		scheduleInterview(db, people.of('ines'), applicationId, { ...input, accepted }, at);
	const made = await attempt('').catch((reason: unknown) => {
		if (!(reason instanceof Refusal) || reason.data['kind'] !== 'warnings') throw reason;
		return attempt(String(reason.data['acknowledgement']));
	});
	return made.scheduledInterviewId;
}
