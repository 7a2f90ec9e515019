import { createHash } from 'node:crypto';
import { emptyContent, type ScorecardContent } from '#lib/domain/scorecard/content.ts';
import { formatLocal, parseLocal } from '#lib/domain/schedule/time.ts';
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

/** Lives one application through, in the order of its times, by the same workflows that people use. */
export async function liveApplication(world: SampleWorld, application: SampleApplication): Promise<void> {
	const { db, admin, people, job, now } = world;
	const recruiter = people.of('ines');
	const ago = (days: number) => new Date(now.getTime() - days * DAY);
	const added = ago(application.addedDaysAgo);
	const { applicationId, candidateId } = await addApplication(
		db,
		recruiter,
		{ jobId: job.jobId, person: { name: application.name, email: application.email } },
		added,
	);
	await asActor(db, admin, (tx) => sample.mark(tx, 'candidate', [candidateId]));

	// Panels are complete before anybody submits, so that nobody could have read another's first.
	const interviews = new Map<string, { id: string; endsAt: Date }>();
	for (const scheduled of application.scheduled) {
		interviews.set(scheduled.interview, await schedule(world, applicationId, scheduled, added));
	}
	const exercise = application.exercise;
	const assignmentId = exercise ? await takeExercise(world, applicationId, exercise) : null;
	await moveApplication(
		db,
		recruiter,
		applicationId,
		job.stage(application.stage),
		new Date(added.getTime() + HOUR),
	);

	const seats = await asActor(db, admin, (tx) => scorecards.ofApplication(tx, job.jobId, applicationId));
	const ordered = application.scorecards.toSorted((a, b) => daysOf(b) - daysOf(a));
	for (const [index, card] of ordered.entries()) {
		const author = people.of(card.by);
		const interview = interviews.get(card.interview);
		const seat = found(
			seats.find(
				(one) =>
					one.memberId === author.memberId &&
					(interview ? one.scheduledInterviewId === interview.id : one.exerciseAssignmentId === assignmentId),
			),
			`seat of ${card.by} for ${card.interview}`,
		);
		const earliest = interview ? interview.endsAt.getTime() + HOUR : 0;
		const at = new Date(
			Math.min(Math.max(ago(daysOf(card)).getTime(), earliest) + index * 60_000, now.getTime()),
		);
		await write(world, author, seat.id, card, at);
	}
	await conclude(world, applicationId, application, seats);
}

function daysOf(card: SampleScorecard): number {
	return card.submittedDaysAgo === 'draft' ? 0 : card.submittedDaysAgo;
}

async function schedule(
	{ db, admin, people, job, now }: SampleWorld,
	applicationId: string,
	scheduled: SampleScheduledInterview,
	added: Date,
): Promise<{ id: string; endsAt: Date }> {
	const day = formatLocal(new Date(now.getTime() + scheduled.startsInDays * DAY), admin.timeZone).slice(
		0,
		10,
	);
	const minutes = sampleInterview(scheduled.interview).minutes;
	const starts = `${day}T${String(scheduled.hour).padStart(2, '0')}:00`;
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
		scheduleInterview(
			db,
			people.of('ines'),
			applicationId,
			{ ...input, accepted },
			new Date(added.getTime() + HOUR),
		);
	const made = await attempt('').catch((reason: unknown) => {
		if (!(reason instanceof Refusal) || reason.data['kind'] !== 'warnings') throw reason;
		return attempt(String(reason.data['acknowledgement']));
	});
	const time = parseLocal(starts, admin.timeZone);
	const startsAt = time.kind === 'time' ? time.at : added;
	return { id: made.scheduledInterviewId, endsAt: new Date(startsAt.getTime() + minutes * 60_000) };
}

async function takeExercise(
	{ db, people, job, now }: SampleWorld,
	applicationId: string,
	exercise: SampleExerciseAssignment,
): Promise<string> {
	const recruiter = people.of('ines');
	const sent = new Date(now.getTime() - exercise.sentDaysAgo * DAY);
	const { assignmentId } = await assignExercise(
		db,
		recruiter,
		applicationId,
		{
			exercise: job.stageExercise(exercise.exercise),
			due: formatLocal(new Date(sent.getTime() + 7 * DAY), recruiter.timeZone),
			graders: exercise.graders.map((key) => people.of(key).memberId),
		},
		sent,
	);
	const { token } = await makeExerciseLink(db, recruiter, assignmentId, { replaces: false }, sent);
	if (exercise.state === 'sent') return assignmentId;
	const handedIn = new Date(now.getTime() - exercise.daysAgo * DAY);
	const started = exercise.state === 'started' ? handedIn : new Date(handedIn.getTime() - 2 * HOUR);
	await startExercise(db, token, started);
	const answers = exercise.answers.flatMap((text, prompt) =>
		text === '' ? [] : [{ prompt, text, baseRevision: 0 }],
	);
	const { outcomes } = await saveAnswers(db, token, answers, handedIn);
	if (exercise.state === 'started') return assignmentId;
	const reviewed = outcomes.map((outcome) => (outcome.kind === 'saved' ? outcome.revision : 0)).join(',');
	await submitExercise(db, token, { reviewed }, handedIn);
	return assignmentId;
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

async function conclude(
	{ db, admin, people, now }: SampleWorld,
	applicationId: string,
	application: SampleApplication,
	seats: scorecards.Envelope[],
): Promise<void> {
	const ago = (days: number) => new Date(now.getTime() - days * DAY);
	for (const { by, redFlag } of application.scorecards) {
		if (!redFlag || redFlag.state === 'open') continue;
		const author = people.of(by).memberId;
		const own = seats.filter((seat) => seat.memberId === author);
		const ids = await asActor(db, admin, (tx) =>
			Promise.all(own.map((seat) => sample.redFlagOf(tx, seat.id))),
		);
		const redFlagId = found(
			ids.find((id) => id !== undefined),
			`red flag by ${by}`,
		);
		const resolved = { redFlagId, state: redFlag.state, reason: redFlag.resolution };
		await resolveRedFlag(db, people.of(redFlag.by), resolved, ago(redFlag.daysAgo));
	}
	if (application.debriefOpenedDaysAgo === undefined) return;
	const manager = people.of('adaeze');
	const opened = ago(application.debriefOpenedDaysAgo);
	await openDebrief(db, manager, applicationId, { pending: {} }, opened);
	const decision = application.decision;
	if (!decision) return;
	const readable = (
		await asActor(db, manager, (tx) => scorecards.ofApplication(tx, seats[0]?.jobId ?? '', applicationId))
	)
		.filter((seat) => seat.state === 'submitted' && seat.memberId !== manager.memberId)
		.map((seat) => seat.id);
	await openEvidence(db, manager, applicationId, readable, opened);
	await recordDecision(
		db,
		people.of(decision.by),
		applicationId,
		{
			basedOn: 0,
			outcome: decision.outcome,
			reasonCodes: [...decision.reasonCodes],
			reason: decision.reason,
			departureReason: decision.departureReason ?? '',
		},
		ago(decision.daysAgo),
	);
}
