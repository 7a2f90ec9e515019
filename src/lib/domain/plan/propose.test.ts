import { describe, expect, test } from 'vitest';
import { coverage } from '#lib/domain/plan/coverage.ts';
import type { RoleForPlan } from '#lib/domain/plan/plan-types.ts';
import { proposePlan } from '#lib/domain/plan/propose.ts';

function role(count: number, changed: Partial<RoleForPlan> = {}): RoleForPlan {
	return {
		dimensions: Array.from({ length: count }, (_, i) => ({
			id: `d${i + 1}`,
			name: `Dimension ${i + 1}`,
			weight: 100 / count,
			critical: false,
		})),
		criteria: [],
		exercises: [],
		...changed,
	};
}

function exercise(id: string, minutes: number | null, ...dimensionIds: string[]) {
	return { id, title: `Exercise ${id}`, minutesMin: null, minutesMax: minutes, dimensionIds };
}

function interviewsOf(plan: ReturnType<typeof proposePlan>) {
	return plan.stages.flatMap(({ interviews }) => interviews);
}

/** As the plan says it, counted again from its steps. */
function minutesOf(plan: ReturnType<typeof proposePlan>): number {
	const steps = plan.stages.flatMap((stage) => [...stage.interviews, ...stage.exercises]);
	return steps.reduce((sum, { minutes }) => sum + minutes, 0);
}

function codesOf(plan: ReturnType<typeof proposePlan>): string[] {
	return plan.unmet.map(({ code }) => code);
}

describe('stages', () => {
	test('are a first conversation, the exercises and the panel', () => {
		const plan = proposePlan(role(5, { exercises: [exercise('x', 60, 'd1')] }));
		expect(plan.stages.map(({ name }) => name)).toEqual([
			'First conversation',
			'Exercise',
			'Panel interviews',
		]);
		expect(plan.stages[0]?.interviews).toHaveLength(1);
	});

	test('without exercises there is no stage for them', () => {
		expect(proposePlan(role(5)).stages.map(({ kind }) => kind)).toEqual(['first_conversation', 'panel']);
	});
});

describe('exercises', () => {
	test('the two that cost least and give evidence are taken, and the others named', () => {
		const exercises = [
			exercise('long', 120, 'd1'),
			exercise('useless', 10),
			exercise('short', 20, 'd2'),
			exercise('middle', 60, 'd3'),
		];
		const plan = proposePlan(role(5, { exercises }));
		expect(plan.stages[1]?.exercises.map(({ id }) => id)).toEqual(['short', 'middle']);
		expect(plan.explanations).toContainEqual(
			expect.objectContaining({
				code: 'exercises_left_out',
				exercises: ['Exercise long', 'Exercise useless'],
			}),
		);
	});

	test('what an exercise shows needs one interviewer less', () => {
		const plan = proposePlan(role(4, { exercises: [exercise('x', 60, 'd1', 'd2')] }));
		const row = coverage({ dimensions: [{ id: 'd1' }], stages: plan.stages })[0];
		expect(row).toMatchObject({ raters: 2, exercises: ['x'], verdict: 'covered' });
	});

	test('one without evidence, or of unknown length, is said to be so', () => {
		const plan = proposePlan(role(4, { exercises: [exercise('x', null)] }));
		expect(plan.unmet.map(({ code }) => code)).toEqual([
			'exercise_without_evidence',
			'exercise_minutes_unknown',
			'no_criteria',
		]);
	});

	test('evidence for a dimension that the role does not have is dropped', () => {
		const plan = proposePlan(role(4, { exercises: [exercise('x', 30, 'd1', 'gone')] }));
		expect(plan.stages[1]?.exercises[0]?.dimensionIds).toEqual(['d1']);
	});
});

describe('the panel', () => {
	test('of seven dimensions has three interviews with one interviewer each', () => {
		const plan = proposePlan(role(7));
		expect(plan.stages[1]?.interviews.map(({ interviewers }) => interviewers)).toEqual([1, 1, 1]);
	});

	test('of twelve dimensions sits in pairs, and nobody rates more than needed', () => {
		const plan = proposePlan(role(12));
		expect(plan.stages[1]?.interviews.map(({ interviewers }) => interviewers)).toEqual([2, 2, 1, 1]);
		const rows = coverage({ dimensions: role(12).dimensions, stages: plan.stages });
		expect(rows.every(({ verdict }) => verdict === 'covered')).toBe(true);
		expect(plan.explanations.map(({ code }) => code)).toContain('panel_pairs_for_limit');
	});

	test('of one dimension still has two interviewers, and says that more rate it than needed', () => {
		const plan = proposePlan(role(1));
		expect(plan.stages[1]?.interviews).toHaveLength(2);
		expect(plan.explanations.map(({ code }) => code)).toContain('more_raters_than_needed');
	});

	test('of thirty dimensions is covered where there is time for it, and is said to be long', () => {
		const plan = proposePlan(role(30), { budgetMinutes: 600 });
		expect(codesOf(plan)).toContain('panel_long');
		const rows = coverage({ dimensions: role(30).dimensions, stages: plan.stages });
		expect(rows.every(({ raters }) => raters >= 2)).toBe(true);
	});

	test('never asks one interview to rate a dimension twice, however few there are', () => {
		const plan = proposePlan(role(2), { firstConversationFocus: 1, quorum: 1 });
		const rows = coverage({ dimensions: role(2).dimensions, stages: plan.stages });
		expect(rows.map(({ raters }) => raters)).toEqual([2, 2]);
	});

	test('says when it cannot reach the quorum', () => {
		expect(proposePlan(role(1), { quorum: 12 }).unmet).toContainEqual(
			expect.objectContaining({ code: 'quorum_unreachable', raters: 9, quorum: 12 }),
		);
	});
});

describe('a budget', () => {
	test('spent on what shows nothing is not said to be spent on what shows something', () => {
		const exercises = [exercise('shows', 300, 'd1'), exercise('one', 20), exercise('two', 20)];
		const plan = proposePlan(role(5, { exercises }));
		expect(plan.stages[1]?.exercises.map(({ id }) => id)).toEqual(['one', 'two']);
		expect(plan.unmet).toContainEqual(
			expect.objectContaining({ code: 'exercise_over_budget', exercise: 'Exercise shows' }),
		);
	});

	test('that is tight makes interviewers sit together, which is said with the time it saves', () => {
		const plan = proposePlan(role(7), { budgetMinutes: 150 });
		expect(plan.stages[1]?.interviews.map(({ interviewers }) => interviewers)).toEqual([2, 1]);
		expect(plan.explanations).toContainEqual(
			expect.objectContaining({ code: 'panel_pairs_for_budget', paired: 1, minutes: 195, budget: 150 }),
		);
		expect(codesOf(plan)).not.toContain('budget_too_small');
	});

	test('counts the longest that an exercise may take, and leaves out what does not fit beside the interviews', () => {
		const exercises = [exercise('long', 300, 'd1', 'd2')];
		const plan = proposePlan(role(7, { exercises }), { budgetMinutes: 360 });
		expect(plan.stages.map(({ kind }) => kind)).not.toContain('exercise');
		const note = plan.unmet.find(({ code }) => code === 'exercise_over_budget');
		expect(note).toMatchObject({ exercise: 'Exercise long', minutes: 300, needed: 435 });
		const enough = proposePlan(role(7, { exercises }), { budgetMinutes: 435 });
		expect(enough.stages.map(({ kind }) => kind)).toContain('exercise');
	});

	test('takes an exercise that shows much instead of interviews that would not fit', () => {
		const exercises = [exercise('rich', 30, 'd1', 'd2', 'd3', 'd4', 'd5', 'd6')];
		const plan = proposePlan(role(6, { exercises }), { budgetMinutes: 105 });
		expect(plan.stages[1]?.exercises.map(({ id }) => id)).toEqual(['rich']);
		expect(codesOf(plan)).not.toContain('budget_too_small');
		expect(codesOf(proposePlan(role(6), { budgetMinutes: 105 }))).toContain('budget_too_small');
	});

	test('that is too small rates the most important dimensions, and seats second interviewers, who cost no time', () => {
		const dimensions = role(9).dimensions.map((d, i) => ({ ...d, critical: d.id === 'd9', weight: 20 - i }));
		const plan = proposePlan(role(9, { dimensions }), { budgetMinutes: 90 });
		const raters = coverage({ dimensions, stages: plan.stages }).map((row) => row.raters);
		expect(raters).toEqual([2, 2, 2, 1, 1, 1, 0, 0, 2]);
		expect(plan.explanations).toContainEqual(
			expect.objectContaining({
				code: 'first_conversation_for_less',
				dimensions: ['Dimension 6', 'Dimension 5', 'Dimension 4'],
			}),
		);
		expect(plan.unmet).toContainEqual(
			expect.objectContaining({
				code: 'budget_too_small',
				budget: 90,
				needed: 165,
				message:
					'Two raters for each dimension do not fit into 1 hour 30 minutes. They would fit into 2 hours 45 minutes.',
			}),
		);
		expect(plan.unmet).toContainEqual(
			expect.objectContaining({ code: 'dimensions_unrated', dimensions: ['Dimension 7', 'Dimension 8'] }),
		);
	});

	test('without room for a first conversation is said to be too small', () => {
		const plan = proposePlan(role(3), { budgetMinutes: 10 });
		expect(interviewsOf(plan).map(({ title }) => title)).toEqual(['First conversation']);
		expect(codesOf(plan)).toContain('budget_too_small');
	});

	test('is spent on a role of sixty dimensions and forty exercises without long thought', () => {
		const exercises = Array.from({ length: 40 }, (_, i) =>
			exercise(`x${String(i)}`, 10 + i, `d${String(i + 1)}`, `d${String(60 - i)}`),
		);
		const before = performance.now();
		const plan = proposePlan(role(60, { exercises }), { budgetMinutes: 240 });
		expect(performance.now() - before).toBeLessThan(2000);
		expect(minutesOf(plan)).toBeLessThanOrEqual(240);
	});
});

test('a quorum that no further interview serves seats second interviewers', () => {
	const plan = proposePlan(role(4), { quorum: 7 });
	expect(plan.stages[1]?.interviews.map(({ interviewers }) => interviewers)).toEqual([2, 2, 1, 1]);
	expect(plan.explanations).toContainEqual(
		expect.objectContaining({ code: 'panel_pairs_for_quorum', paired: 2, quorum: 7 }),
	);
	expect(codesOf(plan)).not.toContain('quorum_unreachable');
});

test('a policy that wants more raters of what is critical is said not to be met', () => {
	const dimensions = role(4).dimensions.map((d) => ({ ...d, critical: d.id === 'd2' }));
	expect(proposePlan(role(4, { dimensions }), { criticalRaters: 3 }).unmet).toContainEqual(
		expect.objectContaining({ code: 'critical_raters', dimensions: ['Dimension 2'], needed: 3 }),
	);
});

test('pairs rate what is less important, so that the rest is asked about twice', () => {
	const dimensions = role(12).dimensions.map((d, i) => ({ ...d, weight: 40 - i }));
	const plan = proposePlan(role(12, { dimensions }));
	const paired = interviewsOf(plan).filter(({ interviewers }) => interviewers === 2);
	expect(paired.flatMap(({ focusDimensionIds }) => focusDimensionIds).toSorted()).toEqual(
		['d5', 'd6', 'd7', 'd8', 'd9', 'd10', 'd11', 'd12'].toSorted(),
	);
});

test('the first conversation rates what is critical, then what is heavy', () => {
	const dimensions = role(6).dimensions.map((d, i) => ({ ...d, weight: 10 + i, critical: d.id === 'd2' }));
	const plan = proposePlan(role(6, { dimensions }));
	expect(plan.stages[0]?.interviews[0]?.focusDimensionIds).toEqual(['d2', 'd6', 'd5']);
});

describe('questions', () => {
	const dimensions = [
		{ id: 'w', name: 'Writing', weight: 25, critical: false },
		{ id: 'd', name: 'Debugging depth', weight: 25, critical: false },
		{ id: 'c', name: 'Communication', weight: 25, critical: false },
		{ id: 'o', name: 'Ownership', weight: 25, critical: false },
	];

	test('go where a dimension of a similar name is rated', () => {
		const criteria = [
			{ id: 'q1', name: 'Communicates under pressure', question: '' },
			{ id: 'q2', name: 'Thinking', question: 'How deep does the debugging go?' },
		];
		const plan = proposePlan({ dimensions, criteria, exercises: [] });
		const focusOf = (question: string) =>
			interviewsOf(plan).find(({ criterionIds }) => criterionIds.includes(question))?.focusDimensionIds;
		expect(focusOf('q1')).toContain('c');
		expect(focusOf('q2')).toContain('d');
		expect(plan.explanations).toContainEqual(expect.objectContaining({ matched: 2, spread: 0 }));
	});

	test('that fit nowhere are spread evenly', () => {
		const criteria = Array.from({ length: 6 }, (_, i) => ({ id: `q${i}`, name: 'Zest', question: '' }));
		const plan = proposePlan({ dimensions, criteria, exercises: [] });
		expect(interviewsOf(plan).map(({ criterionIds }) => criterionIds.length)).toEqual([2, 2, 2]);
	});

	test('missing ones are named by interview', () => {
		const criteria = [{ id: 'q1', name: 'Writing', question: '' }];
		const plan = proposePlan({ dimensions, criteria, exercises: [] });
		expect(plan.unmet.map(({ code }) => code)).toEqual(['interviews_without_question']);
	});
});

test('a role without dimensions gets stages and is told what is missing', () => {
	const plan = proposePlan(role(0));
	expect(plan.stages.map(({ kind }) => kind)).toEqual(['first_conversation', 'panel']);
	expect(plan.unmet.map(({ code }) => code)).toContain('no_dimensions');
	expect(plan.unmet.every(({ message }) => message.length > 0)).toBe(true);
});
