import type { SignedIn } from '#lib/server/auth/session.ts';
import { can } from '#lib/domain/permissions/can.ts';
import { clean } from '#lib/domain/role/parse-fields.ts';
import { asActor, type Db } from '#lib/server/db/database.ts';
import * as roles from '#lib/server/db/roles.ts';
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
	/** Where the next page begins; null on the last. */
	next: { title: string; id: string } | null;
	titleStart: string;
	mayEdit: boolean;
};

export async function listRoles(
	db: Db,
	actor: SignedIn,
	input: { titleStart: string; after: { title: string; id: string } | null },
): Promise<RoleListView> {
	const titleStart = clean(input.titleStart).trim().slice(0, 300);
	return asActor(db, actor, async (tx) => {
		const abilities = await roleAbilities(tx, actor);
		const found = await roles.list(tx, actor, {
			withDrafts: abilities.seeDrafts,
			allJobs: can(actor, { action: 'create_job' }),
			titleStart,
			after: input.after,
			limit: PAGE + 1,
		});
		const last = found.length > PAGE ? found[PAGE - 1] : undefined;
		return {
			roles: found.slice(0, PAGE).map((role) => ({
				id: role.id,
				title: role.title,
				number: role.number,
				publishedAt: role.publishedAt?.toISOString() ?? null,
				hasDraft: role.hasDraft,
				jobs: role.jobs,
			})),
			next: last ? { title: last.title, id: last.id } : null,
			titleStart,
			mayEdit: abilities.edit,
		};
	});
}
