import { libraryRole } from '#lib/domain/library/shelf.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { asActor, type Db, type Tx } from '#lib/server/db/database.ts';
import * as roleDrafts from '#lib/server/db/role-drafts.ts';
import * as roleSources from '#lib/server/db/role-sources.ts';
import * as roleVersions from '#lib/server/db/role-versions.ts';
import { notFound } from '#lib/server/errors.ts';
import { requireRole } from '#lib/server/workflows/role-access.ts';
import { roleVersionView, type RoleVersionView } from '#lib/server/workflows/role-version-view.ts';

export type RoleView = {
	id: string;
	title: string;
	/** The newest, or the one asked for; null before the first. */
	version: RoleVersionView | null;
	versions: { number: number; publishedAt: string; publishedBy: string }[];
	draft: { savedAt: string; savedBy: string } | null;
	/** For those who may compare it: what of the library it was made from, and which version stands there now. */
	origin: { slug: string; title: string; madeFrom: number; now: number } | null;
	mayEdit: boolean;
	mayOpenJob: boolean;
};

/** Without `number`, the newest version. */
export async function viewRole(db: Db, actor: SignedIn, roleId: string, number?: number): Promise<RoleView> {
	return asActor(db, actor, async (tx) => {
		const { role, abilities } = await requireRole(tx, actor, roleId);
		const versions = await roleVersions.list(tx, role.id);
		const shown = number === undefined ? versions[0] : versions.find((version) => version.number === number);
		if (number !== undefined && !shown) throw notFound('version of the role');
		const version = shown ? await roleVersions.find(tx, shown.id) : null;
		const draft = abilities.seeDrafts ? await roleDrafts.find(tx, role.id) : null;
		return {
			id: role.id,
			title: role.title,
			version: version && roleVersionView(version, abilities.seeScoring),
			versions: versions.map((entry) => ({
				number: entry.number,
				publishedAt: entry.publishedAt.toISOString(),
				publishedBy: entry.publishedBy,
			})),
			draft: draft && { savedAt: draft.updatedAt.toISOString(), savedBy: draft.updatedBy.name },
			origin: abilities.seeDrafts && abilities.seeScoring ? await originOf(tx, role.id) : null,
			mayEdit: abilities.edit,
			mayOpenJob: abilities.openJob,
		};
	});
}

async function originOf(tx: Tx, roleId: string): Promise<RoleView['origin']> {
	const origin = await roleSources.libraryOrigin(tx, roleId);
	const role = origin && (await libraryRole(origin.slug));
	return role && { slug: role.slug, title: role.title, madeFrom: origin.version, now: role.version };
}
