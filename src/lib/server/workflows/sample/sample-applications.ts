import { createHash } from 'node:crypto';
import { emptyContent, type ScorecardContent } from '#lib/domain/scorecard/content.ts';
import { formatLocal, parseLocal } from '#lib/domain/schedule/time.ts';
import { sampleJob } from '#lib/domain/sample/job.ts';
import { found, sampleInterview } from '#lib/domain/sample/lookup.ts';
import type {
	SampleApplication,
	SampleExerciseAssignment,
	SampleScheduledInterview,
	SampleScorecard,
} from '#lib/domain/sample/types.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { asActor, type Db } from '#lib/server/db/database.ts';
import * as sample from '#lib/server/db/sample.ts';
import * as scorecards from '#lib/server/db/scorecards.ts';
import { Refusal } from '#lib/server/errors.ts';
import { addApplication } from '#lib/server/workflows/add-application.ts';
import { assignExercise } from '#lib/server/workflows/assign-exercise.ts';
import { makeExerciseLink } from '#lib/server/workflows/make-exercise-link.ts';
import { moveApplication } from '#lib/server/workflows/move-application.ts';
import { startExercise } from '#lib/server/workflows/open-exercise.ts';
import { openDebrief } from '#lib/server/workflows/open-debrief.ts';
import { openEvidence } from '#lib/server/workflows/open-evidence.ts';
import { recordDecision } from '#lib/server/workflows/record-decision.ts';
import { resolveRedFlag } from '#lib/server/workflows/resolve-red-flag.ts';
import { saveAnswers } from '#lib/server/workflows/save-answer.ts';
import { saveDraft } from '#lib/server/workflows/save-draft.ts';
import { scheduleInterview } from '#lib/server/workflows/schedule-interview.ts';
import { submitExercise } from '#lib/server/workflows/submit-exercise.ts';
import { submitScorecard } from '#lib/server/workflows/submit-scorecard.ts';
import type { SamplePeople } from './sample-people.ts';
import type { SampleJobIds } from './sample-roles.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export type SampleWorld = { db: Db; admin: SignedIn; people: SamplePeople; job: SampleJobIds; now: Date };

/** Something that happens to an application. Acts are done in the order of their times, so that the record reads so. */
type Act = { at: number; run: () => Promise<void> };

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

type Life = {
	world: SampleWorld;
	applicationId: string;
	application: SampleApplication;
	added: number;
	interviews: Map<string, string>;
	assignmentId: string | null;
};

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

function slotOf({ admin, now }: SampleWorld, scheduled: SampleScheduledInterview) {
	const day = formatLocal(new Date(now.getTime() + scheduled.startsInDays * DAY), admin.timeZone).slice(
		0,
		10,
	);
	const starts = `${day}T${String(scheduled.hour).padStart(2, '0')}:00`;
	const time = parseLocal(starts, admin.timeZone);
	const minutes = sampleInterview(scheduled.interview).minutes;
	// An hour that the clocks skip on that day: the noon of it will do.
	const startsAt = time.kind === 'time' ? time.at.getTime() : Date.parse(`${day}T12:00:00Z`);
	return {
		starts: formatLocal(new Date(startsAt), admin.timeZone),
		minutes,
		startsAt,
		endsAt: startsAt + minutes * 60_000,
	};
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

function exerciseActs(life: Life, exercise: SampleExerciseAssignment): Act[] {
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

function scorecardActs(life: Life): Act[] {
	const { world, application } = life;
	const { people, now } = world;
	return application.scorecards.map((card, index): Act => {
		const scheduled = application.scheduled.find((one) => one.interview === card.interview);
		const ready = scheduled
			? slotOf(world, scheduled).endsAt
			: now.getTime() - (application.exercise?.daysAgo ?? 0) * DAY;
		const days = card.submittedDaysAgo === 'draft' ? 0 : card.submittedDaysAgo;
		const wanted = Math.max(now.getTime() - days * DAY, ready + HOUR) + index * 7 * 60_000;
		const at = Math.min(wanted, now.getTime());
		return {
			at,
			run: async () => {
				const author = people.of(card.by);
				await write(world, author, await seatOf(life, author, card.interview), card, new Date(at));
			},
		};
	});
}

async function seatOf(life: Life, author: SignedIn, interview: string): Promise<string> {
	const { world, applicationId } = life;
	const seats = await asActor(world.db, world.admin, (tx) =>
		scorecards.ofApplication(tx, world.job.jobId, applicationId),
	);
	const scheduledId = life.interviews.get(interview);
	return found(
		seats.find(
			(one) =>
				one.memberId === author.memberId &&
				(scheduledId
					? one.scheduledInterviewId === scheduledId
					: one.exerciseAssignmentId === life.assignmentId),
		),
		`seat for ${interview}`,
	).id;
}

async function write(
	{ db, job }: SampleWorld,
	author: SignedIn,
	scorecardId: string,
	card: SampleScorecard,
	at: Date,
): Promise<void> {
	const content = contentOf(card, scorecardId, job);
	const { revision } = await saveDraft(db, author, scorecardId, { baseRevision: 0, content }, at);
	if (card.submittedDaysAgo === 'draft') return;
	await submitScorecard(db, author, scorecardId, { baseRevision: revision, content }, at);
}

function contentOf(card: SampleScorecard, scorecardId: string, job: SampleJobIds): ScorecardContent {
	const flag = card.redFlag;
	return {
		...emptyContent(),
		ratings: Object.fromEntries(
			Object.entries(card.ratings).map(([key, rating]) => [
				job.dimension(key),
				{
					level: 'level' in rating ? rating.level : null,
					notAssessed: 'notAssessed' in rating ? rating.notAssessed : null,
					note: rating.note,
				},
			]),
		),
		overall: card.overall ?? null,
		keyTakeaways: card.keyTakeaways ?? '',
		noteForNext: card.noteForNext ?? '',
		observedSignals: (card.observedSignals ?? []).map(job.signal).sort(),
		redFlags: flag
			? [
					{
						id: idFrom(scorecardId),
						signalId: job.signal(flag.text),
						text: flag.text,
						evidence: flag.evidence,
					},
				]
			: [],
	};
}

/** The form makes a red flag's id where it is written; here it follows from the scorecard's. */
function idFrom(scorecardId: string): string {
	const hex = createHash('sha256').update(scorecardId).digest('hex');
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Red flags settled, the debrief opened, the notes read, the decision recorded; each after what it rests on. */
function conclusionActs(life: Life): Act[] {
	const { world, applicationId, application } = life;
	const { db, admin, people, job, now } = world;
	const ago = (days: number) => now.getTime() - days * DAY;
	const manager = people.of('adaeze');
	const acts: Act[] = application.scorecards.flatMap(({ by, interview, redFlag }): Act[] => {
		if (!redFlag || redFlag.state === 'open') return [];
		const at = ago(redFlag.daysAgo) + HOUR;
		return [
			{
				at,
				run: async () => {
					const scorecardId = await seatOf(life, people.of(by), interview);
					const id = await asActor(db, admin, (tx) => sample.redFlagOf(tx, scorecardId));
					const resolved = {
						redFlagId: found(id, 'red flag'),
						state: redFlag.state,
						reason: redFlag.resolution,
					};
					await resolveRedFlag(db, people.of(redFlag.by), resolved, new Date(at));
				},
			},
		];
	});
	if (application.debriefOpenedDaysAgo === undefined) return acts;
	const opened = ago(application.debriefOpenedDaysAgo) + 2 * HOUR;
	acts.push({
		at: opened,
		run: async () => {
			await openDebrief(db, manager, applicationId, { pending: {} }, new Date(opened));
		},
	});
	const decision = application.decision;
	if (!decision) return acts;
	const decided = ago(decision.daysAgo) + 3 * HOUR;
	acts.push({
		at: decided,
		run: async () => {
			const seats = await asActor(db, manager, (tx) =>
				scorecards.ofApplication(tx, job.jobId, applicationId),
			);
			const others = seats.filter((seat) => seat.state === 'submitted' && seat.memberId !== manager.memberId);
			const ids = others.map((seat) => seat.id);
			await openEvidence(db, manager, applicationId, ids, new Date(decided - HOUR));
			const input = {
				basedOn: 0,
				outcome: decision.outcome,
				reasonCodes: [...decision.reasonCodes],
				reason: decision.reason,
				departureReason: decision.departureReason ?? '',
			};
			await recordDecision(db, people.of(decision.by), applicationId, input, new Date(decided));
		},
	});
	return acts;
}
