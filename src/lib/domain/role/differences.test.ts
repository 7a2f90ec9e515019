import { expect, test } from 'vitest';
import { emptyRoleContent, type RoleContent } from '#lib/domain/role/draft.ts';
import { roleDifferences } from '#lib/domain/role/differences.ts';
import { fieldsOfRole } from '#lib/domain/role/form-fields.ts';

const dimension = (key: string, name: string, weight: number): RoleContent['dimensions'][number] => ({
	key,
	name,
	description: '',
	weight,
	critical: false,
	floor: null,
	anchors: { 5: 'Good' },
});

const before = {
	...emptyRoleContent('Bell founder'),
	dimensions: [dimension('d1', 'Pitch', 60), dimension('d2', 'Finish', 40)],
};

function differences(after: RoleContent) {
	return roleDifferences(fieldsOfRole(before), fieldsOfRole(after));
}

test('the same text differs in nothing', () => {
	expect(differences(structuredClone(before))).toEqual([]);
});

test('a moved dimension differs in the order alone', () => {
	expect(differences({ ...before, dimensions: before.dimensions.toReversed() })).toEqual([
		{ label: 'Dimensions, in order', before: 'Pitch, Finish', after: 'Finish, Pitch' },
	]);
});

test('a change, an addition and a removal each name what they are about', () => {
	const changed = { ...dimension('d1', 'Pitch', 50), anchors: { 5: 'Great' } };
	const found = differences({
		...before,
		summary: 'Casts bells.',
		dimensions: [changed, dimension('d3', 'Ear', 50)],
	});
	expect(found.map(({ label, before: was, after: is }) => `${label}: ${was} → ${is}`)).toEqual([
		'Summary:  → Casts bells.',
		'“Pitch”: weight: 60 % → 50 %',
		'“Pitch”: level 5: Good → Great',
		'“Ear”:  → Ear',
		'“Ear”: weight:  → 50 %',
		'“Ear”: level 5:  → Good',
		'Dimensions, in order: Pitch, Finish → Pitch, Ear',
		'“Finish”: Finish → ',
		'“Finish”: weight: 40 % → ',
		'“Finish”: level 5: Good → ',
	]);
});

test('what graders of an exercise read differs part by part', () => {
	const exercise = {
		...{ key: 'e1', title: 'Tuning', minutesMin: null, minutesMax: 40, prompts: [], material: '' },
		dimensionKeys: [],
	};
	const old = {
		...before,
		exercises: [{ ...exercise, gradingGuide: 'Flat.', workedExamples: { 5: 'Hears it.' } }],
	};
	const renewed = {
		...before,
		exercises: [
			{ ...exercise, gradingGuide: 'Flat,\nby a third.', workedExamples: { 5: 'Hears it.', 1: 'Files.' } },
		],
	};
	expect(roleDifferences(fieldsOfRole(old), fieldsOfRole(renewed))).toEqual([
		{ label: '“Tuning”: grading guide', before: 'Flat.', after: 'Flat,\nby a third.' },
		{ label: '“Tuning”: worked example, level 1', before: '', after: 'Files.' },
	]);
});
