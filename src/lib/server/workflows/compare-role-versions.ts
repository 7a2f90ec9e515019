import { roleDifferences, type Difference } from '#lib/domain/role/differences.ts';
import { fieldsOfRole, type RoleFields } from '#lib/domain/role/form-fields.ts';
import { contentOfVersion } from '#lib/domain/role/version-content.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { asActor, type Db } from '#lib/server/db/database.ts';
import * as roleVersions from '#lib/server/db/role-versions.ts';
import { notFound } from '#lib/server/errors.ts';
import { requireRole } from '#lib/server/workflows/role-access.ts';

export type RoleComparison = {
	id: string;
	title: string;
	before: number;
	after: number;
	numbers: number[];
	differences: Difference[];
};

/** What `after` says otherwise than `before`. A reader who may not see scoring is told nothing of it. */
export async function compareRoleVersions(
	db: Db,
	actor: SignedIn,
	input: { roleId: string; before: number; after: number },
): Promise<RoleComparison> {
	return asActor(db, actor, async (tx) => {
		const { role, abilities } = await requireRole(tx, actor, input.roleId);
		const versions = await roleVersions.list(tx, role.id);
		const numbered = async (number: number) => {
			const id = versions.find((version) => version.number === number)?.id;
			const version = id === undefined ? null : await roleVersions.find(tx, id);
			if (!version) throw notFound('version of the role');
			return comparable(version, abilities.seeScoring);
		};
		const before = await numbered(input.before);
		const after = await numbered(input.after);
		return {
			id: role.id,
			title: role.title,
			before: input.before,
			after: input.after,
			numbers: versions.map(({ number }) => number),
			differences: roleDifferences(before, after),
		};
	});
}

/** Dimensions and exercises of two versions are the same ones where their names are. */
function comparable(version: roleVersions.RoleVersion, seeScoring: boolean): RoleFields {
	const fields = fieldsOfRole(contentOfVersion(roleVersions.contentOf(version)));
	const newKeys = new Map(fields.dimensions.map(({ key, name }) => [key, nameKey(name)]));
	const titles = fields.exercises.map(({ title }) => nameKey(title));
	return {
		...fields,
		weightReason: seeScoring ? fields.weightReason : '',
		dimensions: fields.dimensions.map((dimension) => ({
			...dimension,
			key: nameKey(dimension.name),
			...(seeScoring ? {} : { weight: '', critical: false, floor: '' }),
		})),
		exercises: fields.exercises.map((exercise, index) => ({
			...exercise,
			key: `${titles[index] ?? ''} ${titles.slice(0, index).filter((title) => title === titles[index]).length}`,
			dimensionKeys: exercise.dimensionKeys.map((key) => newKeys.get(key) ?? key),
		})),
	};
}

function nameKey(name: string): string {
	return name.trim().replace(/\s+/g, ' ').toLowerCase();
}
