import { expect, test } from 'vitest';
import { emptyRoleContent, type RoleExercise } from '#lib/domain/role/draft.ts';
import { fitContent } from '#lib/domain/role/fit-content.ts';

const exercise: RoleExercise = {
	key: 'e1',
	title: 'Tuning',
	minutesMin: null,
	minutesMax: 40,
	prompts: [],
	material: 'A bell',
	gradingGuide: 'Flat.',
	workedExamples: { 5: 'Hears it.' },
	dimensionKeys: [],
};

function fitted(change: Partial<RoleExercise>) {
	const fit = fitContent({ ...emptyRoleContent('Bell founder'), exercises: [{ ...exercise, ...change }] });
	if (!fit) throw new Error('It does not fit.');
	return fit;
}

test('an exercise within its limits is left alone', () => {
	expect(fitted({})).toMatchObject({ cuts: 0, content: { exercises: [exercise], background: [] } });
});

test.each([
	['material', 200_000, (text: string) => ({ material: text })],
	['grading guide', 20_000, (text: string) => ({ gradingGuide: text })],
	['worked example', 20_000, (text: string) => ({ workedExamples: { 3: text } })],
])('a %s that is too long is cut, and kept whole in the background', (_, limit, change) => {
	const whole = 'ab'.repeat(limit);
	const { content, cuts } = fitted(change(whole));
	expect(cuts).toBe(1);
	expect(content.exercises[0]).toEqual({ ...exercise, ...change(`${whole.slice(0, limit - 1)}…`) });
	expect(content.background.map(({ text }) => text).join('')).toBe(whole);
});
