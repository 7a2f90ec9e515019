import type { RoleContent } from '#lib/domain/role/draft.ts';
import { contentOfVersion } from '#lib/domain/role/version-content.ts';
import type { Tx } from '#lib/server/db/database.ts';
import type { RoleDraft } from '#lib/server/db/role-drafts.ts';
import * as roleVersions from '#lib/server/db/role-versions.ts';
import { notFound } from '#lib/server/errors.ts';

export type NewestRoleText = {
	/** Of the newest version; null where the role was never published, and its draft is all there is. */
	number: number | null;
	content: RoleContent;
};

/** What a role says now, by its newest version, else by `draft`, its own. */
export async function newestRoleText(
	tx: Tx,
	roleId: string,
	draft: RoleDraft | null,
): Promise<NewestRoleText> {
	const [newest] = await roleVersions.list(tx, roleId);
	const version = newest ? await roleVersions.find(tx, newest.id) : null;
	if (version) return { number: version.number, content: contentOfVersion(roleVersions.contentOf(version)) };
	if (!draft) throw notFound('text of the role');
	return { number: null, content: draft.content };
}
