import { expect, test } from 'vitest';
import { aboveMedian, isSuppressed, tallyGroups } from '#lib/domain/statistics/impact-groups.ts';

const people = [
	{ answers: { gender: 'woman', age: '40+' }, selected: true },
	{ answers: { gender: 'woman', age: 'under 40' }, selected: false },
	{ answers: { gender: 'man', age: '40+' }, selected: true },
	{ answers: { gender: null, age: '40+' }, selected: true },
	{ answers: {}, selected: false },
];

test('selections are counted by answer, and unknown ones apart', () => {
	expect(tallyGroups(people, ['gender'])).toEqual({
		groups: [
			{ group: 'man', selected: 1, applicants: 1 },
			{ group: 'woman', selected: 1, applicants: 2 },
		],
		unknown: { selected: 1, applicants: 2 },
	});
});

test('two attributes give the intersectional table', () => {
	expect(tallyGroups(people, ['gender', 'age']).groups.map(({ group }) => group)).toEqual([
		'man / 40+',
		'woman / 40+',
		'woman / under 40',
	]);
	expect(() => tallyGroups(people, [])).toThrow(RangeError);
});

test('an empty answer is an answer of its own, not an unknown', () => {
	expect(tallyGroups([{ answers: { gender: '' }, selected: true }], ['gender']).unknown.applicants).toBe(0);
});

test('a score at the median is not above it', () => {
	expect(aboveMedian([3, 1, 2])).toEqual([true, false, false]);
	expect(aboveMedian([1, 2, 3, 4])).toEqual([false, false, true, true]);
	expect(aboveMedian([2, 2, 2])).toEqual([false, false, false]);
	expect(aboveMedian([])).toEqual([]);
	expect(() => aboveMedian([NaN])).toThrow(RangeError);
});

test('fewer than five are not shown', () => {
	expect([4, 5].map(isSuppressed)).toEqual([true, false]);
});
