import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { coverage } from '#lib/domain/plan/coverage.ts';
import { proposePlan } from '#lib/domain/plan/propose.ts';

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

const anyOptions = fc.record({
	budgetMinutes: fc.integer({ min: 30, max: 720 }),
	gradersPerExercise: fc.integer({ min: 1, max: 2 }),
	quorum: fc.integer({ min: 1, max: 12 }),
});

describe('for any role of 3 to 12 dimensions and any budget', () => {
	test('no interview has more than four focus dimensions, or one of them twice', () => {
		fc.assert(
			fc.property(anyRole, anyOptions, (any, options) => {
				for (const { focusDimensionIds, minutes } of interviewsOf(proposePlan(any, options))) {
					expect(focusDimensionIds.length).toBeGreaterThan(0);
					expect(focusDimensionIds.length).toBeLessThanOrEqual(4);
					expect(new Set(focusDimensionIds).size).toBe(focusDimensionIds.length);
					expect(minutes % 15).toBe(0);
				}
			}),
			{ numRuns: 500 },
		);
	});

	test('the candidate gives no more than the budget, the exercises counted at their longest', () => {
		fc.assert(
			fc.property(anyRole, anyOptions, (any, options) => {
				const plan = proposePlan(any, options);
				expect(minutesOf(plan)).toBeLessThanOrEqual(options.budgetMinutes);
				for (const { id, minutes } of plan.stages.flatMap(({ exercises }) => exercises)) {
					expect(minutes).toBe(any.exercises.find((one) => one.id === id)?.minutesMax ?? 60);
				}
				const said = plan.explanations.find(({ code }) => code === 'time_used');
				expect(said?.code === 'time_used' && said.interviews + said.exercises).toBe(minutesOf(plan));
			}),
			{ numRuns: 500 },
		);
	});

	test('every dimension has two raters, or is named with the budget that would give them', () => {
		fc.assert(
			fc.property(anyRole, anyOptions, (any, options) => {
				const plan = proposePlan(any, options);
				const rows = coverage({ dimensions: any.dimensions, stages: plan.stages });
				const tooSmall = plan.unmet.find(({ code }) => code === 'budget_too_small');
				expect(tooSmall !== undefined).toBe(rows.some(({ raters }) => raters < 2));
				const namesOf = (raters: number) =>
					any.dimensions.filter((_, i) => rows[i]?.raters === raters).map(({ name }) => name);
				const named = (wanted: string) =>
					plan.unmet.flatMap((note) => (note.code === wanted && 'dimensions' in note ? note.dimensions : []));
				expect(named('dimensions_unrated')).toEqual(namesOf(0));
				expect(named('dimensions_rated_once')).toEqual(namesOf(1));
				if (tooSmall?.code !== 'budget_too_small') return;
				expect(tooSmall.needed).toBeGreaterThan(options.budgetMinutes);
				const enough = proposePlan(any, { ...options, budgetMinutes: tooSmall.needed });
				expect(codesOf(enough)).not.toContain('budget_too_small');
				expect(minutesOf(enough)).toBeLessThanOrEqual(tooSmall.needed);
				const short = proposePlan(any, { ...options, budgetMinutes: tooSmall.needed - 1 });
				expect(codesOf(short)).toContain('budget_too_small');
			}),
			{ numRuns: 500 },
		);
	});

	test('a quorum that is missed is named, and reached with the budget that is said', () => {
		fc.assert(
			fc.property(anyRole, anyOptions, (any, options) => {
				const plan = proposePlan(any, options);
				const seats = interviewsOf(plan).reduce((sum, { interviewers }) => sum + interviewers, 0);
				const graders = plan.stages
					.flatMap(({ exercises }) => exercises)
					.reduce((sum, one) => sum + (one.dimensionIds.length > 0 ? one.graders : 0), 0);
				const missed = plan.unmet.find(({ code }) => code.startsWith('quorum_'));
				expect(missed !== undefined).toBe(seats + graders < options.quorum);
				if (missed?.code !== 'quorum_over_budget') return;
				expect(missed.needed).toBeGreaterThan(options.budgetMinutes);
				const enough = proposePlan(any, { ...options, budgetMinutes: missed.needed });
				expect(codesOf(enough).filter((code) => code.startsWith('quorum_'))).toEqual([]);
			}),
			{ numRuns: 500 },
		);
	});

	test('each exercise is in the plan or said to be left out', () => {
		fc.assert(
			fc.property(anyRole, anyOptions, (any, options) => {
				const plan = proposePlan(any, options);
				const said = [...plan.explanations, ...plan.unmet].flatMap((note) => {
					if (note.code === 'exercises_left_out') return note.exercises;
					const isOne =
						note.code === 'exercise_chosen' ||
						note.code === 'exercise_crowds_out' ||
						note.code === 'exercise_over_budget';
					return isOne ? [note.exercise] : [];
				});
				expect(said.toSorted()).toEqual(any.exercises.map(({ title }) => title));
			}),
		);
	});

	test('six hours are enough: the panel stays within four interviews, and three raters can make a quorum', () => {
		fc.assert(
			fc.property(anyRole, (any) => {
				const plan = proposePlan(any);
				const panel = plan.stages.find(({ kind }) => kind === 'panel');
				expect(panel?.interviews.length).toBeLessThanOrEqual(4);
				expect(codesOf(plan)).not.toContain('budget_too_small');
				expect(codesOf(plan)).not.toContain('quorum_unreachable');
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

	test('the same role and budget give the same plan', () => {
		fc.assert(
			fc.property(anyRole, anyOptions, (any, options) => {
				expect(proposePlan(any, options)).toEqual(proposePlan(structuredClone(any), { ...options }));
			}),
		);
	});
});
