import { describe, expect, test } from 'vitest';
import { emptyRoleContent } from '#lib/domain/role/draft.ts';
import type { RoleContent, RoleDimension, RoleExercise } from '#lib/domain/role/draft.ts';
import { acknowledgement, publish, publishProblems } from '#lib/domain/role/publishable.ts';
import { keptSentence } from '#lib/domain/role/weight-reason.ts';

const anchors = { 5: 'high', 3: 'middle', 1: 'low' };

function dimension(key: string, changed: Partial<RoleDimension> = {}): RoleDimension {
	const whole = {
		key,
		name: `Name ${key}`,
		description: '',
		weight: null,
		critical: false,
		floor: null,
		anchors,
	};
	return { ...whole, ...changed };
}

function exercise(changed: Partial<RoleExercise> = {}): RoleExercise {
	const whole = { key: 'e1', title: 'Read a log', minutesMin: 30, minutesMax: 45, material: '' };
	const unguided = { gradingGuide: '', workedExamples: {} };
	return { ...whole, ...unguided, prompts: ['What broke?'], dimensionKeys: ['d1'], ...changed };
}

function role(changed: Partial<RoleContent> = {}): RoleContent {
	return {
		...emptyRoleContent('Support engineer'),
		criteria: [{ name: 'Depth', question: 'What would you look at first?' }],
		dimensions: [dimension('d1'), dimension('d2'), dimension('d3')],
		exercises: [exercise()],
		...changed,
	};
}

function weighted(...weights: (number | null)[]): RoleDimension[] {
	return weights.map((weight, i) => dimension(`d${i + 1}`, { weight }));
}

function found(changed: Partial<RoleContent>): string[] {
	return publishProblems(role(changed)).map(({ severity, place, code }) => `${severity} ${place} ${code}`);
}

test('a whole role has no problems', () => {
	expect(publishProblems(role())).toEqual([]);
});

describe('what must be put right', () => {
	test.each<[string, Partial<RoleContent>, string]>([
		['a title of blanks', { title: '  ' }, 'blocking title title_missing'],
		[
			'a dimension without name',
			{ dimensions: [dimension('d1', { name: ' ' })] },
			'blocking dimensions.0.name dimension_name_missing',
		],
		[
			'a name that is repeated with other case and blanks',
			{
				dimensions: [dimension('d1', { name: 'Writing  well' }), dimension('d2', { name: 'writing well ' })],
			},
			'blocking dimensions.1.name dimension_name_repeated',
		],
		[
			'an empty criterion',
			{ criteria: [{ name: '', question: '' }] },
			'blocking criteria.0.name criterion_empty',
		],
		[
			'minutes the wrong way round',
			{ exercises: [exercise({ minutesMin: 60 })] },
			'blocking exercises.0.minutesMax exercise_minutes_reversed',
		],
		[
			'a removed dimension',
			{ exercises: [exercise({ dimensionKeys: ['gone'] })] },
			'blocking exercises.0.dimensionKeys exercise_dimension_unknown',
		],
		['a negative weight', { dimensions: weighted(110, -10) }, 'blocking dimensions.1.weight weight_negative'],
		['some weights only', { dimensions: weighted(100, null) }, 'blocking weights weights_incomplete'],
		['weights of zero', { dimensions: weighted(0, 0) }, 'blocking weights weights_sum_zero'],
		['weights over 100', { dimensions: weighted(52.5, 52.5) }, 'blocking weights weights_sum'],
		[
			'unequal weights without a reason',
			{ dimensions: weighted(60, 40) },
			'blocking weightReason weight_reason_missing',
		],
	])('%s', (_, changed, expected) => {
		expect(found(changed)).toEqual([expected]);
	});

	test('weights over 100 are a gap where somebody decided to keep them: they count in proportion', () => {
		const changed = { dimensions: weighted(60, 50), weightReason: `As agreed. ${keptSentence('110')}` };
		expect(found(changed)).toEqual(['gap weights weights_sum']);
		const imported = { ...changed, weightReason: 'Weights as given in the imported blueprint.' };
		expect(found(imported)).toEqual(['blocking weights weights_sum']);
	});

	test('a role without dimensions', () => {
		expect(found({ dimensions: [], exercises: [] })).toEqual(['blocking dimensions dimensions_missing']);
	});
});

describe('gaps, which may be accepted', () => {
	test.each<[string, Partial<RoleContent>, string]>([
		[
			'a missing anchor',
			{ dimensions: [dimension('d1', { anchors: { 5: 'high' } })] },
			'gap dimensions.0.anchors anchors_missing',
		],
		['nothing to ask', { criteria: [] }, 'gap criteria criteria_missing'],
		[
			'an exercise without title',
			{ exercises: [exercise({ title: '' })] },
			'gap exercises.0.title exercise_title_missing',
		],
		[
			'an exercise without minutes',
			{ exercises: [exercise({ minutesMin: null, minutesMax: null })] },
			'gap exercises.0.minutesMax exercise_minutes_missing',
		],
		[
			'an exercise that asks nothing',
			{ exercises: [exercise({ prompts: [' '] })] },
			'gap exercises.0.prompts exercise_prompts_missing',
		],
		[
			'an exercise without dimension',
			{ exercises: [exercise({ dimensionKeys: [] })] },
			'gap exercises.0.dimensionKeys exercise_without_dimension',
		],
	])('%s', (_, changed, expected) => {
		expect(found(changed)).toEqual([expected]);
	});

	test('anchors at 4 and 2 are optional, and the sentence names the missing levels', () => {
		const [problem] = publishProblems(role({ dimensions: [dimension('d1', { anchors: { 5: 'high' } })] }));
		expect(problem).toMatchObject({ levels: ['3', '1'] });
		expect(problem?.message).toBe('“Name d1” does not say what level 3 or 1 looks like.');
	});

	test('an exercise may say only how long it takes at most', () => {
		expect(found({ exercises: [exercise({ minutesMin: null })] })).toEqual([]);
	});
});

describe('weights', () => {
	test('equal ones need no reason, also as thirds in tenths', () => {
		expect(found({ dimensions: weighted(33.4, 33.3, 33.3) })).toEqual([]);
	});

	test('unequal ones with a reason are fine', () => {
		expect(found({ dimensions: weighted(60, 40), weightReason: 'Most of the work is writing.' })).toEqual([]);
	});

	test('a wrong sum is said with its value and what one click can do', () => {
		const [problem] = publishProblems(role({ dimensions: weighted(52.5, 52.5) }));
		expect(problem).toMatchObject({ value: 105, offers: ['scale_to_100', 'make_equal', 'keep'] });
		expect(problem?.message).toContain('105 %');
	});
});

describe('publishing', () => {
	test('fills in equal weights where none is given', () => {
		const outcome = publish(role(), null);
		if (outcome.kind !== 'publishable') throw new Error(outcome.code);
		expect(outcome.content.dimensions.map(({ weight }) => weight)).toEqual([33.4, 33.3, 33.3]);
	});

	test('leaves given weights alone', () => {
		const outcome = publish(role({ dimensions: weighted(60, 40), weightReason: 'writing' }), null);
		if (outcome.kind !== 'publishable') throw new Error(outcome.code);
		expect(outcome.content.dimensions.map(({ weight }) => weight)).toEqual([60, 40]);
	});

	test('refuses what blocks, even with gaps accepted', () => {
		const content = role({ title: '', criteria: [] });
		const outcome = publish(content, acknowledgement(publishProblems(content)));
		expect(outcome).toMatchObject({ kind: 'refused', code: 'role_incomplete' });
	});

	test('refuses gaps until they are accepted, and says then what was accepted', () => {
		const content = role({ criteria: [] });
		expect(publish(content, null)).toMatchObject({ kind: 'refused', code: 'gaps_not_accepted' });
		const outcome = publish(content, acknowledgement(publishProblems(content)));
		expect(outcome).toMatchObject({ kind: 'publishable', accepted: [{ code: 'criteria_missing' }] });
	});

	test('a gap that appeared after the tick is not accepted with it', () => {
		const seen = role({ dimensions: [dimension('d1', { anchors: { 5: 'a', 3: 'b' } })] });
		const now = role({ dimensions: [dimension('d1', { anchors: { 5: 'a' } })] });
		const outcome = publish(now, acknowledgement(publishProblems(seen)));
		expect(outcome).toMatchObject({ kind: 'refused', code: 'gaps_not_accepted' });
	});
});
