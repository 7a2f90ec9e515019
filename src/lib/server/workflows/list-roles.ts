import { can } from '#lib/domain/permissions/can.ts';
import { clean } from '#lib/domain/role/parse-fields.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { asActor, type Db } from '#lib/server/db/database.ts';
import * as roles from '#lib/server/db/roles.ts';
import { requireId } from '#lib/server/workflows/access.ts';
import { pageOf } from '#lib/server/workflows/paging.ts';
import { roleAbilities } from '#lib/server/workflows/role-access.ts';

const PAGE = 50;

export type RoleListView = {
	roles: {
		id: string;
		title: string;
		number: number | null;
		publishedAt: string | null;
		hasDraft: boolean;
		jobs: number;
	}[];
	/** The role after which the next page begins; null on the last. */
	next: string | null;
	titleStart: string;
	mayEdit: boolean;
};

export async function listRoles(
	db: Db,
	actor: SignedIn,
	input: { titleStart: string; after: string | null },
): Promise<RoleListView> {
	const titleStart = clean(input.titleStart).trim().slice(0, 300);
	return asActor(db, actor, async (tx) => {
		const abilities = await roleAbilities(tx, actor);
		const after = input.after === null ? null : await roles.find(tx, requireId(input.after, 'role'));
		const found = await roles.list(tx, actor, {
			withDrafts: abilities.seeDrafts,
			allJobs: can(actor, { action: 'create_job' }),
			titleStart,
			after,
			limit: PAGE + 1,
		});
		const { shown, last } = pageOf(found, PAGE);
		return {
			roles: shown.map((role) => ({
				id: role.id,
				title: role.title,
				number: role.number,
				publishedAt: role.publishedAt?.toISOString() ?? null,
				hasDraft: role.hasDraft,
				jobs: role.jobs,
			})),
			next: last?.id ?? null,
			titleStart,
			mayEdit: abilities.edit,
		};
	});
}
