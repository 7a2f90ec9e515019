import { expect, test } from 'vitest';
import { coverage } from '#lib/domain/plan/coverage.ts';

const dimensions = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id }));

test('every dimension has its line, in order, with its raters and where they rate it', () => {
	const rows = coverage({
		dimensions,
		stages: [
			{ interviews: [{ id: 'i1', focusDimensionIds: ['a', 'b', 'c'] }], exercises: [] },
			{ interviews: [], exercises: [{ id: 'x1', dimensionIds: ['b', 'c'] }] },
			{ interviews: [{ id: 'i2', interviewers: 2, focusDimensionIds: ['c', 'e'] }], exercises: [] },
		],
	});
	expect(rows.map(({ dimensionId, raters, verdict }) => [dimensionId, raters, verdict])).toEqual([
		['a', 1, 'single'],
		['b', 2, 'covered'],
		['c', 4, 'triple'],
		['d', 0, 'gap'],
		['e', 2, 'covered'],
	]);
	expect(rows[2]).toMatchObject({ interviews: ['i1', 'i2'], exercises: ['x1'] });
});

test('two graders of one exercise are two raters', () => {
	const stages = [{ interviews: [], exercises: [{ id: 'x', graders: 2, dimensionIds: ['a'] }] }];
	expect(coverage({ dimensions: [{ id: 'a' }], stages })).toMatchObject([{ raters: 2, verdict: 'covered' }]);
});

test('a dimension that is no longer in the role has no line', () => {
	const stages = [{ interviews: [{ id: 'i', focusDimensionIds: ['gone'] }], exercises: [] }];
	expect(coverage({ dimensions: [], stages })).toEqual([]);
});
