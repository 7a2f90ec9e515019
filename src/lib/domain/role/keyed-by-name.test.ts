import { describe, expect, test } from 'vitest';
import { roleDifferences } from '#lib/domain/role/differences.ts';
import { emptyRoleContent, type RoleContent, type RoleDimension } from '#lib/domain/role/draft.ts';
import { comparableFields } from '#lib/domain/role/keyed-by-name.ts';

function dimension(key: string, name: string, weight: number | null): RoleDimension {
	return {
		key,
		name,
		description: '',
		weight,
		critical: false,
		floor: null,
		anchors: { 5: ' Does it well ' },
	};
}

function role(dimensions: RoleDimension[], rest: Partial<RoleContent> = {}): RoleContent {
	return { ...emptyRoleContent('Lock Keeper'), dimensions, ...rest };
}

function labels(before: RoleContent, after: RoleContent): string[] {
	return roleDifferences(comparableFields(before), comparableFields(after)).map(({ label }) => label);
}

describe('two texts of a role', () => {
	test('say the same whatever their keys are, and with equal weights given or not', () => {
		const before = role([dimension('x', 'Patience', 50), dimension('y', 'Care', 50)]);
		const after = role([dimension('d1', ' patience', null), dimension('d2', 'Care ', null)]);
		expect(labels(before, after)).toEqual(['“patience”', 'Dimensions, in order']);
		expect(labels(before, role([dimension('d1', 'Patience', null), dimension('d2', 'Care', null)]))).toEqual(
			[],
		);
	});

	test('are told apart where one lacks a weight', () => {
		const before = role([dimension('d1', 'Patience', 50), dimension('d2', 'Care', 50)]);
		const after = role([dimension('d1', 'Patience', 50), dimension('d2', 'Care', null)]);
		expect(labels(before, after)).toEqual(['“Care”: weight']);
	});

	test('lose no dimension where two have one name', () => {
		const before = role([dimension('d1', 'Care', 50), dimension('d2', 'Care', 50)]);
		const after = role([dimension('d1', 'Care', 50), dimension('d2', 'Care', 60)]);
		expect(labels(before, after)).toEqual(['“Care”: weight']);
	});
});
