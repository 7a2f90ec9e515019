import { comparableName } from '#lib/domain/role/comparable-name.ts';
import type { RoleContent } from '#lib/domain/role/draft.ts';
import { fieldsOfRole, type RoleFields } from '#lib/domain/role/form-fields.ts';
import { contentOfVersion, versionContent } from '#lib/domain/role/version-content.ts';
import { equalWeights } from '#lib/domain/role/weights.ts';

/** For comparing two texts of a role that share no keys: dimensions and exercises are the same ones where their names are. */
export function keyedByName(fields: RoleFields): RoleFields {
	const dimensionKeys = distinctKeys(fields.dimensions.map(({ name }) => name));
	const exerciseKeys = distinctKeys(fields.exercises.map(({ title }) => title));
	const newKeys = new Map(fields.dimensions.map(({ key }, index) => [key, dimensionKeys[index] ?? key]));
	return {
		...fields,
		dimensions: fields.dimensions.map((dimension, index) => ({
			...dimension,
			key: dimensionKeys[index] ?? dimension.key,
		})),
		exercises: fields.exercises.map((exercise, index) => ({
			...exercise,
			key: exerciseKeys[index] ?? exercise.key,
			dimensionKeys: exercise.dimensionKeys.map((key) => newKeys.get(key) ?? key),
		})),
	};
}

/** A draft as publishing would leave it, whether or not it is complete: trimmed, and with equal weights where it has none. */
export function comparableFields(content: RoleContent): RoleFields {
	const equal = equalWeights(content.dimensions.length);
	const isUnweighted = content.dimensions.every(({ weight }) => weight === null);
	const weighted = content.dimensions.map((dimension, index) => ({
		...dimension,
		weight: isUnweighted ? (equal[index] ?? null) : dimension.weight,
	}));
	const published = contentOfVersion(versionContent({ ...content, dimensions: weighted }));
	return keyedByName(fieldsOfRole(published));
}

/** The second of the same name has a 1 behind its key. */
function distinctKeys(names: readonly string[]): string[] {
	const plain = names.map(comparableName);
	return plain.map((key, index) => `${key} ${plain.slice(0, index).filter((other) => other === key).length}`);
}
