import { roleDifferences, type Difference } from '#lib/domain/role/differences.ts';
import { fieldsOfRole, type RoleFields } from '#lib/domain/role/form-fields.ts';
import { keyedByName } from '#lib/domain/role/keyed-by-name.ts';
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

function comparable(version: roleVersions.RoleVersion, seeScoring: boolean): RoleFields {
	const fields = keyedByName(fieldsOfRole(contentOfVersion(roleVersions.contentOf(version))));
	if (seeScoring) return fields;
	return {
		...fields,
		weightReason: '',
		dimensions: fields.dimensions.map((dimension) => ({
			...dimension,
			weight: '',
			critical: false,
			floor: '',
		})),
	};
}
