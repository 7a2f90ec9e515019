import { describe, expect, test } from 'vitest';
import { sampleApplications } from './applications.ts';
import { sampleJob } from './job.ts';
import { sampleMembers } from './members.ts';
import { sampleRoles } from './roles.ts';
import type { SampleApplication, SampleScorecard } from './types.ts';

const role = found(sampleRoles.find((r) => r.key === sampleJob.roleKey));
const interviews = sampleJob.stages.flatMap((stage) => stage.interviews);
const jobExercises = sampleJob.stages.flatMap((stage) => stage.exercises);
const raterKeys = [...sampleMembers.map((member) => member.key), 'viewer'];
const dimensionKeys = role.dimensions.map((dimension) => dimension.key);
const cards = sampleApplications.flatMap((application) =>
	application.scorecards.map((card) => ({ application, card })),
);
const ratings = cards.flatMap(({ application, card }) =>
	Object.entries(card.ratings).map(([dimension, rating]) => ({ application, card, dimension, rating })),
);
const notes = ratings.flatMap(({ rating }) => ('note' in rating ? [rating.note] : []));

function found<T>(value: T | undefined): T {
	if (value === undefined) throw new Error('the sample refers to something it does not hold');
	return value;
}

function exerciseOf(key: string) {
	return found(role.exercises.find((exercise) => exercise.key === key));
}

function interviewOf(key: string) {
	return found(interviews.find((interview) => interview.key === key));
}

function dimensionsOf(application: SampleApplication, card: SampleScorecard): readonly string[] {
	return card.interview === 'exercise'
		? exerciseOf(found(application.exercise).exercise).dimensionKeys
		: interviewOf(card.interview).focus;
}

/** Places on panels and grading that wait for a scorecard, the future ones left out. */
function owed(application: SampleApplication) {
	const places = application.scheduled
		.filter((scheduled) => scheduled.startsInDays <= 0)
		.flatMap((scheduled) => scheduled.panel.map((by) => ({ interview: scheduled.interview, by })));
	const handedIn = application.exercise?.state === 'submitted' || application.exercise?.state === 'graded';
	const grading = handedIn
		? found(application.exercise).graders.map((by) => ({ interview: 'exercise', by }))
		: [];
	return [...places, ...grading].filter(
		({ interview, by }) =>
			!application.scorecards.some(
				(card) => card.interview === interview && card.by === by && card.submittedDaysAgo !== 'draft',
			),
	);
}

/** Weighted mean of the dimensions' means, from submitted scorecards. */
function weightedMean(application: SampleApplication): number {
	let sum = 0;
	let weight = 0;
	for (const dimension of role.dimensions) {
		const levels = application.scorecards.flatMap((card) => {
			const rating = card.submittedDaysAgo === 'draft' ? undefined : card.ratings[dimension.key];
			return rating && 'level' in rating ? [rating.level] : [];
		});
		if (levels.length === 0) continue;
		sum += (dimension.weight * levels.reduce((a, b) => a + b, 0)) / levels.length;
		weight += dimension.weight;
	}
	return sum / weight;
}

const unique = (values: readonly string[]) => new Set(values).size === values.length;

describe.each(sampleRoles)('the role $title', (each) => {
	test('has six or seven criteria and dimensions, with keys and names used once', () => {
		expect([6, 7]).toContain(each.criteria.length);
		expect([6, 7]).toContain(each.dimensions.length);
		expect(unique(each.dimensions.map((d) => d.key))).toBe(true);
		expect(unique(each.dimensions.map((d) => d.name))).toBe(true);
	});

	test('has weights that sum to 100, and a reason exactly where they are not equal', () => {
		expect(each.dimensions.reduce((sum, d) => sum + d.weight, 0)).toBeCloseTo(100, 9);
		const equal = new Set(each.dimensions.map((d) => d.weight)).size === 1;
		expect(each.weightReason !== undefined).toBe(!equal);
	});

	test('gives every anchor a text of its own', () => {
		const anchors = each.dimensions.flatMap((d) => Object.values(d.anchors));
		expect(anchors).toHaveLength(each.dimensions.length * 5);
		expect(unique(anchors)).toBe(true);
		expect(Math.min(...anchors.map((text) => text.length))).toBeGreaterThan(40);
	});

	test('has a critical dimension, and a floor only there', () => {
		expect(each.dimensions.some((d) => d.critical)).toBe(true);
		for (const d of each.dimensions) expect(d.floor !== undefined).toBe(d.critical === true);
	});

	test('has exercises with prompts, material and dimensions of the role', () => {
		const keys = each.dimensions.map((d) => d.key);
		for (const exercise of each.exercises) {
			expect(exercise.minutesMin).toBeLessThanOrEqual(exercise.minutesMax);
			expect(exercise.instructions.length).toBeGreaterThanOrEqual(3);
			expect(exercise.material.split('\n').length).toBeGreaterThan(15);
			for (const key of exercise.dimensionKeys) expect(keys).toContain(key);
		}
	});

	test('has its lists of signals and red flags, nothing said twice', () => {
		const lists = [...each.strongSignals, ...each.weakSignals, ...each.redFlags];
		expect(each.strongSignals.length).toBeGreaterThanOrEqual(5);
		expect(each.weakSignals).toHaveLength(5);
		expect(each.redFlags).toHaveLength(5);
		expect(unique(lists)).toBe(true);
	});
});

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
		for (const interview of interviews) {
			expect(interview.focus.length).toBeLessThanOrEqual(4);
			expect(unique(interview.focus)).toBe(true);
			for (const key of interview.focus) expect(dimensionKeys).toContain(key);
		}
	});

	test.each(role.dimensions)('has $name rated in two places at least', ({ key }) => {
		const places = [
			...interviews.filter((interview) => interview.focus.includes(key)),
			...jobExercises.filter((exercise) => exerciseOf(exercise).dimensionKeys.includes(key)),
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
				interviewOf(scheduled.interview);
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
					? found(a.exercise).graders
					: found(a.scheduled.find((scheduled) => scheduled.interview === card.interview)).panel;
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
					? found(a.exercise).daysAgo
					: -found(a.scheduled.find((scheduled) => scheduled.interview === card.interview)).startsInDays;
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
		const { instructions } = exerciseOf(a.exercise.exercise);
		expect(a.exercise.answers).toHaveLength(instructions.length);
		const empty = a.exercise.answers.filter((answer) => answer.trim() === '').length;
		if (a.exercise.state === 'started') expect(empty).toBeGreaterThan(0);
		else expect(empty).toBe(0);
	});

	test('show an exercise in each state, graded exactly where every grader has submitted', () => {
		const states = sampleApplications.flatMap((a) => (a.exercise ? [a.exercise.state] : []));
		expect(new Set(states)).toEqual(new Set(['sent', 'started', 'submitted', 'graded']));
		for (const a of sampleApplications) {
			const waits = owed(a).some((place) => place.interview === 'exercise');
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
		some((a) => a.stage === 'first_conversation' && owed(a).length > 0);
		some((a) => a.scheduled.some((s) => s.interview !== 'first_conversation' && s.startsInDays > 0));
		some(draft);
		some(
			(a) =>
				inPanel(a) &&
				a.scheduled.every((s) => s.startsInDays < 0) &&
				owed(a).length === 0 &&
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
			expect(role.redFlags).toContain(flag.text);
			if (flag.state !== 'open') expect(flag.by).not.toBe(by);
		}
	});
});

describe('the scorecards', () => {
	test('rate what their interview or exercise asks for, and all of it once submitted', () => {
		for (const { application, card } of cards) {
			const asked = dimensionsOf(application, card);
			const rated = Object.keys(card.ratings);
			for (const key of rated) expect(asked).toContain(key);
			if (card.submittedDaysAgo !== 'draft') expect(rated.sort()).toEqual([...asked].sort());
		}
	});

	test('use the whole scale, and once say that something was not assessed', () => {
		const levels = ratings.flatMap(({ rating }) => ('level' in rating ? [rating.level] : []));
		expect(new Set(levels)).toEqual(new Set([1, 2, 3, 4, 5]));
		expect(ratings.some(({ rating }) => 'notAssessed' in rating && rating.notAssessed.length > 0)).toBe(true);
	});

	test('use every overall word', () => {
		const words = cards.flatMap(({ card }) => (card.overall ? [card.overall] : []));
		expect(new Set(words)).toEqual(new Set(['strong_no', 'no', 'yes', 'strong_yes']));
	});

	test('carry a note of evidence with every level, never the same twice, nor an anchor for a note', () => {
		const anchors = role.dimensions.flatMap((d) => Object.values(d.anchors));
		expect(unique(notes)).toBe(true);
		for (const note of notes) {
			expect(note.length).toBeGreaterThanOrEqual(60);
			expect(note.length).toBeLessThanOrEqual(400);
			expect(anchors).not.toContain(note);
		}
	});

	test('tick only signals that the role lists', () => {
		const signals = [...role.strongSignals, ...role.weakSignals];
		for (const { card } of cards) for (const s of card.observedSignals ?? []) expect(signals).toContain(s);
	});

	test("keep the candidate's name out of the grading, which is done under a pseudonym", () => {
		for (const { application, card } of cards.filter((each) => each.card.interview === 'exercise')) {
			const text = JSON.stringify(card);
			for (const part of application.name.split(' ')) expect(text).not.toContain(part);
		}
	});

	test('keep overall words and levels out of the notes for the next interviewers', () => {
		for (const { card } of cards)
			expect(card.noteForNext ?? '').not.toMatch(/\b[1-5]\b|strong (yes|no)|\bhire\b/i);
	});

	test('differ by two levels or more on one dimension of one interview for two candidates', () => {
		const apart = sampleApplications.filter((a) =>
			interviews.some((interview) =>
				interview.focus.some((key) => {
					const levels = a.scorecards
						.filter((card) => card.interview === interview.key)
						.flatMap((card) => {
							const rating = card.ratings[key];
							return rating && 'level' in rating ? [rating.level] : [];
						});
					return Math.max(...levels) - Math.min(...levels) >= 2;
				}),
			),
		);
		expect(apart.map((a) => a.key)).toEqual(['soledad', 'yusuf']);
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
		const reviewable = sampleApplications.filter((a) => a.scheduled.length === 3 && owed(a).length === 0);
		expect(reviewable.map((a) => a.key)).toEqual(['soledad', 'yusuf', 'thandiwe', 'elliot']);
		for (const a of reviewable) {
			expect(a.scheduled.flatMap((s) => s.panel)).not.toContain('viewer');
			expect(a.exercise?.graders).not.toContain('viewer');
		}
	});
});

describe('the decisions', () => {
	const decided = sampleApplications.flatMap((a) => (a.decision ? [{ a, decision: a.decision }] : []));

	test('give a reason to depart exactly where they reject above the bar or hire below it', () => {
		for (const { a, decision } of decided) {
			const departs = (decision.outcome === 'hire') !== weightedMean(a) >= 3.5;
			expect(decision.departureReason !== undefined).toBe(departs);
		}
	});

	test('are made by the hiring manager, on scorecards of three raters or more and no open flag', () => {
		for (const { a, decision } of decided) {
			expect(sampleMembers.find((m) => m.key === decision.by)?.jobAccess).toBe('hiring_manager');
			expect(new Set(a.scorecards.map((card) => card.by)).size).toBeGreaterThanOrEqual(3);
			expect(a.scorecards.some((card) => card.redFlag?.state === 'open')).toBe(false);
		}
	});

	test('rest on two raters or more for every critical dimension', () => {
		for (const { a } of decided) {
			for (const d of role.dimensions.filter((each) => each.critical)) {
				const raters = a.scorecards.filter((card) => {
					const rating = card.ratings[d.key];
					return rating !== undefined && 'level' in rating;
				});
				expect(raters.length).toBeGreaterThanOrEqual(2);
			}
		}
	});
});
