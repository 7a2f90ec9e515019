import fc from 'fast-check';
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

const anyRole = fc.integer({ min: 3, max: 12 }).chain((count) => {
	const ids = Array.from({ length: count }, (_, i) => `d${i + 1}`);
	return fc.record({
		dimensions: fc.tuple(
			...ids.map((id) =>
				fc.record({
					id: fc.constant(id),
					name: fc.constantFrom('Writing', 'Debugging', 'Care for customers', 'Pace'),
					weight: fc.integer({ min: 0, max: 40 }),
					critical: fc.boolean(),
				}),
			),
		),
		criteria: fc
			.array(fc.constantFrom('Writes well', 'Debug', 'Customer care', 'Other'), { maxLength: 15 })
			.map((names) => names.map((name, i) => ({ id: `c${i}`, name, question: 'How?' }))),
		exercises: fc
			.array(
				fc.record({ minutes: fc.option(fc.integer({ min: 5, max: 240 })), dimensionIds: fc.subarray(ids) }),
				{
					maxLength: 4,
				},
			)
			.map((list) => list.map(({ minutes, dimensionIds }, i) => exercise(`x${i}`, minutes, ...dimensionIds))),
	});
});

describe('for any role of 3 to 12 dimensions', () => {
	test('every dimension has two raters, and no interview more than four focus dimensions, none of them twice', () => {
		fc.assert(
			fc.property(anyRole, fc.integer({ min: 1, max: 2 }), (any, gradersPerExercise) => {
				const plan = proposePlan(any, { gradersPerExercise });
				for (const row of coverage({ dimensions: any.dimensions, stages: plan.stages })) {
					expect(row.raters).toBeGreaterThanOrEqual(2);
				}
				for (const { focusDimensionIds, minutes } of interviewsOf(plan)) {
					expect(focusDimensionIds.length).toBeGreaterThan(0);
					expect(focusDimensionIds.length).toBeLessThanOrEqual(4);
					expect(new Set(focusDimensionIds).size).toBe(focusDimensionIds.length);
					expect(minutes % 15).toBe(0);
				}
			}),
			{ numRuns: 1000 },
		);
	});

	test('the panel stays within four interviews, and three raters can make a quorum', () => {
		fc.assert(
			fc.property(anyRole, (any) => {
				const plan = proposePlan(any);
				expect(plan.stages.at(-1)?.interviews.length).toBeLessThanOrEqual(4);
				expect(plan.unmet.map(({ code }) => code)).not.toContain('quorum_unreachable');
			}),
		);
	});

	test('every question is asked once', () => {
		fc.assert(
			fc.property(anyRole, (any) => {
				const asked = interviewsOf(proposePlan(any)).flatMap(({ criterionIds }) => criterionIds);
				expect(asked.toSorted()).toEqual(any.criteria.map(({ id }) => id).toSorted());
			}),
		);
	});

	test('the same role gives the same plan', () => {
		fc.assert(
			fc.property(anyRole, (any) => {
				expect(proposePlan(any)).toEqual(proposePlan(structuredClone(any)));
			}),
		);
	});
});

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
	test('the two shortest that give evidence are taken, and the others named', () => {
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
		expect(plan.stages[1]?.interviews.map(({ interviewers }) => interviewers)).toEqual([2, 2, 2, 1]);
		const rows = coverage({ dimensions: role(12).dimensions, stages: plan.stages });
		expect(rows.every(({ verdict }) => verdict === 'covered')).toBe(true);
		expect(plan.explanations.map(({ code }) => code)).toContain('panel_pairs');
	});

	test('of one dimension still has two interviewers, and says that more rate it than needed', () => {
		const plan = proposePlan(role(1));
		expect(plan.stages[1]?.interviews).toHaveLength(2);
		expect(plan.explanations.map(({ code }) => code)).toContain('more_raters_than_needed');
	});

	test('of thirty dimensions is covered all the same, and is said to be long', () => {
		const plan = proposePlan(role(30));
		expect(plan.unmet.map(({ code }) => code)).toContain('panel_long');
		const rows = coverage({ dimensions: role(30).dimensions, stages: plan.stages });
		expect(rows.every(({ raters }) => raters >= 2)).toBe(true);
	});

	test('never asks one interview to rate a dimension twice, however few there are', () => {
		const plan = proposePlan(role(2), { firstConversationFocus: 1, quorum: 1 });
		const rows = coverage({ dimensions: role(2).dimensions, stages: plan.stages });
		expect(rows.map(({ raters }) => raters)).toEqual([2, 2]);
	});

	test('says when it cannot reach the quorum', () => {
		expect(proposePlan(role(1), { quorum: 9 }).unmet).toContainEqual(
			expect.objectContaining({ code: 'quorum_unreachable', raters: 5, quorum: 9 }),
		);
	});
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
