import { describe, expect, test } from 'vitest';
import { sampleApplications } from '#lib/domain/sample/applications.ts';
import { sampleJob } from '#lib/domain/sample/job.ts';
import {
	found,
	sampleExercise,
	sampleInterview,
	sampleInterviews,
	sampleJobRole,
	scorecardsOwed,
} from '#lib/domain/sample/lookup.ts';
import { sampleMembers } from '#lib/domain/sample/members.ts';
import type { SampleApplication } from '#lib/domain/sample/types.ts';

const jobExercises = sampleJob.stages.flatMap((stage) => stage.exercises);
const dimensionKeys = sampleJobRole.dimensions.map((dimension) => dimension.key);
const raterKeys = [...sampleMembers.map((member) => member.key), 'viewer'];
const cards = sampleApplications.flatMap((application) =>
	application.scorecards.map((card) => ({ application, card })),
);

const unique = (values: readonly string[]) => new Set(values).size === values.length;

const scheduledFor = (application: SampleApplication, interview: string) =>
	found(
		application.scheduled.find((scheduled) => scheduled.interview === interview),
		interview,
	);

describe('the members', () => {
	test('have a key and an address of their own, in a domain that nobody receives mail at', () => {
		expect(unique(sampleMembers.map((m) => m.key))).toBe(true);
		expect(unique([...sampleMembers, ...sampleApplications].map((m) => m.email))).toBe(true);
		for (const m of [...sampleMembers, ...sampleApplications]) expect(m.email).toMatch(/@example\.com$/);
	});

	test('are a recruiter, a hiring manager and four who interview or grade', () => {
		const count = (access: string) => sampleMembers.filter((m) => m.jobAccess === access).length;
		expect([count('recruiter'), count('hiring_manager'), count('interviewer')]).toEqual([1, 1, 4]);
	});
});

describe('the job', () => {
	test('asks for at most four focus dimensions of its role in one interview', () => {
		for (const interview of sampleInterviews) {
			expect(interview.focus.length).toBeLessThanOrEqual(4);
			expect(unique(interview.focus)).toBe(true);
			for (const key of interview.focus) expect(dimensionKeys).toContain(key);
		}
	});

	test.each(sampleJobRole.dimensions)('has $name rated in two places at least', ({ key }) => {
		const places = [
			...sampleInterviews.filter((interview) => interview.focus.includes(key)),
			...jobExercises.filter((exercise) => sampleExercise(exercise).dimensionKeys.includes(key)),
		];
		expect(places.length).toBeGreaterThanOrEqual(2);
	});
});

describe('the applications', () => {
	test('are twelve, with keys of their own', () => {
		expect(sampleApplications).toHaveLength(12);
		expect(unique(sampleApplications.map((a) => a.key))).toBe(true);
	});

	test.each(sampleApplications)(
		'$name refers only to stages, interviews, exercises and members that exist',
		(a) => {
			expect(sampleJob.stages.map((stage) => stage.key)).toContain(a.stage);
			for (const scheduled of a.scheduled) {
				sampleInterview(scheduled.interview);
				expect(scheduled.panel.length).toBeGreaterThan(0);
				for (const by of scheduled.panel) expect(raterKeys).toContain(by);
				expect(scheduled.hour).toBeGreaterThanOrEqual(8);
				expect(scheduled.hour).toBeLessThanOrEqual(18);
			}
			for (const by of a.exercise?.graders ?? []) expect(raterKeys).toContain(by);
			if (a.exercise) expect(jobExercises).toContain(a.exercise.exercise);
		},
	);

	test.each(sampleApplications)('$name has scorecards only of people on that panel, one each', (a) => {
		expect(unique(a.scorecards.map((card) => `${card.interview} ${card.by}`))).toBe(true);
		for (const card of a.scorecards) {
			const panel =
				card.interview === 'exercise'
					? found(a.exercise, 'exercise').graders
					: scheduledFor(a, card.interview).panel;
			expect(panel).toContain(card.by);
		}
	});

	test.each(sampleApplications)('$name has no rater in two places', (a) => {
		const raters = [...a.scheduled.flatMap((scheduled) => scheduled.panel), ...(a.exercise?.graders ?? [])];
		expect(unique(raters)).toBe(true);
	});

	test.each(sampleApplications)('$name has times in the order in which such things happen', (a) => {
		const first = a.scheduled.find((scheduled) => scheduled.interview === 'first_conversation');
		const panels = a.scheduled.filter((scheduled) => scheduled.interview !== 'first_conversation');
		const submitted = a.scorecards.flatMap((card) =>
			card.submittedDaysAgo === 'draft' ? [] : [{ ...card, at: card.submittedDaysAgo }],
		);
		for (const card of submitted) {
			const after =
				card.interview === 'exercise'
					? found(a.exercise, 'exercise').daysAgo
					: -scheduledFor(a, card.interview).startsInDays;
			expect(card.at).toBeLessThanOrEqual(after);
		}
		const grading = submitted.filter((card) => card.interview === 'exercise').map((card) => card.at);
		const steps = [
			a.addedDaysAgo,
			first && -first.startsInDays,
			a.exercise?.sentDaysAgo,
			a.exercise?.daysAgo,
			...grading,
			panels.length > 0 ? Math.max(...panels.map((scheduled) => -scheduled.startsInDays)) : undefined,
			a.debriefOpenedDaysAgo === undefined ? undefined : Math.min(...submitted.map((card) => card.at)),
			a.debriefOpenedDaysAgo,
			a.decision?.daysAgo,
		].filter((step) => step !== undefined);
		expect(steps).toEqual([...steps].sort((x, y) => y - x));
	});

	test.each(sampleApplications)('$name has answers for each prompt, all of them once handed in', (a) => {
		if (!a.exercise || a.exercise.state === 'sent') return;
		const { instructions } = sampleExercise(a.exercise.exercise);
		expect(a.exercise.answers).toHaveLength(instructions.length);
		const empty = a.exercise.answers.filter((answer) => answer.trim() === '').length;
		if (a.exercise.state === 'started') expect(empty).toBeGreaterThan(0);
		else expect(empty).toBe(0);
	});

	test('show an exercise in each state, graded exactly where every grader has submitted', () => {
		const states = sampleApplications.flatMap((a) => (a.exercise ? [a.exercise.state] : []));
		expect(new Set(states)).toEqual(new Set(['sent', 'started', 'submitted', 'graded']));
		for (const a of sampleApplications) {
			const waits = scorecardsOwed(a).some((place) => place.interview === 'exercise');
			if (a.exercise?.state === 'graded') expect(waits).toBe(false);
			if (a.exercise?.state === 'submitted') expect(waits).toBe(true);
		}
	});

	test('stand at every step between added and decided', () => {
		const some = (holds: (a: SampleApplication) => boolean) =>
			expect(sampleApplications.some(holds)).toBe(true);
		const inPanel = (a: SampleApplication) => a.scheduled.some((s) => s.interview !== 'first_conversation');
		const draft = (a: SampleApplication) => a.scorecards.some((card) => card.submittedDaysAgo === 'draft');
		some((a) => a.scheduled.length === 0);
		some((a) => a.scheduled.some((s) => s.interview === 'first_conversation' && s.startsInDays > 0));
		some((a) => a.stage === 'first_conversation' && scorecardsOwed(a).length > 0);
		some((a) => a.scheduled.some((s) => s.interview !== 'first_conversation' && s.startsInDays > 0));
		some(draft);
		some(
			(a) =>
				inPanel(a) &&
				a.scheduled.every((s) => s.startsInDays < 0) &&
				scorecardsOwed(a).length === 0 &&
				!a.debriefOpenedDaysAgo,
		);
		some((a) => a.debriefOpenedDaysAgo !== undefined && a.decision === undefined);
		some((a) => a.decision?.outcome === 'hire');
		some((a) => a.decision?.outcome === 'reject' && a.decision.departureReason !== undefined);
	});

	test('have an open and a dismissed red flag, worded as in the role and settled by somebody else', () => {
		const flags = cards.flatMap(({ card }) => (card.redFlag ? [{ flag: card.redFlag, by: card.by }] : []));
		expect(flags.map(({ flag }) => flag.state).sort()).toEqual(['dismissed', 'open']);
		for (const { flag, by } of flags) {
			expect(sampleJobRole.redFlags).toContain(flag.text);
			if (flag.state !== 'open') expect(flag.by).not.toBe(by);
		}
	});
});

describe('what waits for the viewer', () => {
	const places = sampleApplications.flatMap((a) =>
		a.scheduled.filter((s) => s.panel.includes('viewer')).map((s) => ({ a, s })),
	);

	test('is a late scorecard, an interview of the day and a submission to grade', () => {
		expect(places.map(({ s }) => s.startsInDays).sort((x, y) => x - y)).toEqual([-3, 0]);
		const grading = sampleApplications.filter((a) => a.exercise?.graders.includes('viewer'));
		expect(grading.map((a) => a.exercise?.state)).toEqual(['submitted']);
	});

	test('is nothing on applications that can be debriefed or decided', () => {
		const reviewable = sampleApplications.filter(
			(a) => a.scheduled.length === 3 && scorecardsOwed(a).length === 0,
		);
		expect(reviewable.map((a) => a.key)).toEqual(['soledad', 'yusuf', 'thandiwe', 'elliot']);
		for (const a of reviewable) {
			expect(a.scheduled.flatMap((s) => s.panel)).not.toContain('viewer');
			expect(a.exercise?.graders).not.toContain('viewer');
		}
	});
});
