import { expect, test } from 'vitest';
import { emptyRoleContent, RoleContent } from '#lib/domain/role/draft.ts';

const dimension = {
	key: 'd1',
	name: '',
	description: '',
	weight: null,
	critical: false,
	floor: null,
	anchors: {},
};

test('a draft may be as empty as it likes', () => {
	expect(RoleContent.parse(emptyRoleContent(''))).toEqual(emptyRoleContent(''));
	expect(RoleContent.safeParse({ ...emptyRoleContent('x'), dimensions: [dimension] }).success).toBe(true);
});

test('a draft that was kept before exercises had a grading guide is still one', () => {
	const kept = {
		...emptyRoleContent('x'),
		exercises: [
			{ key: 'e1', title: '', minutesMin: null, minutesMax: 5, prompts: [], material: '', dimensionKeys: [] },
		],
	};
	expect(RoleContent.parse(kept).exercises[0]).toEqual({
		...kept.exercises[0],
		gradingGuide: '',
		workedExamples: {},
	});
});

test('two dimensions never share a key', () => {
	const content = { ...emptyRoleContent('x'), dimensions: [dimension, dimension] };
	expect(RoleContent.safeParse(content).error?.issues.map(({ path }) => path)).toEqual([['dimensions']]);
});

test('a weight that is no number and a floor off the scale are refused', () => {
	const accepts = (changed: object) =>
		RoleContent.safeParse({ ...emptyRoleContent('x'), dimensions: [{ ...dimension, ...changed }] }).success;
	expect(accepts({ weight: NaN })).toBe(false);
	expect(accepts({ weight: '20' })).toBe(false);
	expect(accepts({ floor: 6 })).toBe(false);
});

test('anchors of unknown levels are left out', () => {
	const content = {
		...emptyRoleContent('x'),
		dimensions: [{ ...dimension, anchors: { 5: 'fast', 6: 'faster' } }],
	};
	expect(RoleContent.parse(content).dimensions[0]?.anchors).toEqual({ 5: 'fast' });
});
