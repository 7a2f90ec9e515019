import { canonicalJson } from '#lib/domain/recommendation/canonical-json.ts';
import { roleDifferences, type Difference } from '#lib/domain/role/differences.ts';
import type { RoleContent } from '#lib/domain/role/draft.ts';
import { fieldsOfRole } from '#lib/domain/role/form-fields.ts';
import { MAX_TITLE } from '#lib/domain/role/parse-fields.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { record } from '#lib/server/db/audit-events.ts';
import { asActor, type Db } from '#lib/server/db/database.ts';
import * as roleDrafts from '#lib/server/db/role-drafts.ts';
import * as roleVersions from '#lib/server/db/role-versions.ts';
import * as roles from '#lib/server/db/roles.ts';
import { conflict, invalid } from '#lib/server/errors.ts';
import { requireRoleToEdit } from '#lib/server/workflows/role-access.ts';

/** What the refusal of an older save brings along. */
export type DraftConflict = {
	kind: 'draft_conflict';
	/** A save on top of this revision is accepted. */
	revision: number;
	savedBy: string;
	savedAt: string;
	/** `before` is what was saved meanwhile, `after` what was refused. */
	differences: Difference[];
};

/**
 * Saves what was written on top of `revision`. Newer text is never overwritten: an older save is refused with both
 * texts. The same content again is accepted on any revision.
 */
export async function saveRoleDraft(
	db: Db,
	actor: SignedIn,
	input: { roleId: string; revision: number; content: RoleContent },
	now: Date,
): Promise<{ revision: number; savedAt: Date }> {
	if (input.content.title.length > MAX_TITLE) {
		throw invalid([{ field: 'title', message: `A title has ${String(MAX_TITLE)} characters at most.` }]);
	}
	return asActor(db, actor, async (tx) => {
		const role = await requireRoleToEdit(tx, actor, input.roleId);
		const draft = await roleDrafts.lock(tx, role.id);
		if (!draft) throw conflict(GONE, { kind: 'draft_gone' });
		if (canonicalJson(draft.content) === canonicalJson(input.content)) {
			return { revision: draft.revision, savedAt: draft.updatedAt };
		}
		if (draft.revision !== input.revision) throw conflict(NEWER, { ...conflictOf(draft, input.content) });

		const revision = draft.revision + 1;
		await roleDrafts.save(tx, {
			roleId: role.id,
			revision,
			content: input.content,
			updatedAt: now,
			updatedBy: actor.memberId,
		});
		const title = input.content.title;
		if (title !== '' && title !== role.title && (await roleVersions.newestNumber(tx, role.id)) === 0) {
			await roles.rename(tx, role.id, title);
		}
		await record(
			tx,
			actor,
			{ action: 'role.draft_saved', targetType: 'role', targetId: role.id, details: { revision } },
			now,
		);
		return { revision, savedAt: now };
	});
}

const NEWER =
	'Somebody saved this draft after you opened it. Nothing of yours is lost: compare the two below.';
const GONE =
	'This draft is no longer there: it was published or discarded after you opened it. What you typed is still on this page.';

function conflictOf(draft: roleDrafts.RoleDraft, yours: RoleContent): DraftConflict {
	return {
		kind: 'draft_conflict',
		revision: draft.revision,
		savedBy: draft.updatedBy.name,
		savedAt: draft.updatedAt.toISOString(),
		differences: roleDifferences(fieldsOfRole(draft.content), fieldsOfRole(yours)),
	};
}
