import { createHash } from 'node:crypto';
import { canonicalJson } from '#lib/domain/recommendation/canonical-json.ts';
import { publish, type Problem } from '#lib/domain/role/publishable.ts';
import { hashedContent, versionContent, type VersionContent } from '#lib/domain/role/version-content.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { record } from '#lib/server/db/audit-events.ts';
import { asActor, type Db } from '#lib/server/db/database.ts';
import * as roleDrafts from '#lib/server/db/role-drafts.ts';
import * as roleVersions from '#lib/server/db/role-versions.ts';
import * as roles from '#lib/server/db/roles.ts';
import { conflict, Refusal } from '#lib/server/errors.ts';
import { requireRoleToEdit } from '#lib/server/workflows/role-access.ts';

/**
 * Makes the next version from the draft that was saved as `revision`, and ends the draft. `accepted` is the
 * `acknowledgement` of the gaps that the actor was shown, null where nothing was ticked.
 */
export async function publishRole(
	db: Db,
	actor: SignedIn,
	input: { roleId: string; revision: number; accepted: string | null },
	now: Date,
): Promise<{ roleVersionId: string; number: number }> {
	return asActor(db, actor, async (tx) => {
		const role = await requireRoleToEdit(tx, actor, input.roleId);
		const draft = await roleDrafts.lock(tx, role.id);
		if (!draft)
			throw conflict('This draft is no longer there: it was published or discarded.', { kind: 'draft_gone' });
		if (draft.revision !== input.revision) {
			throw conflict('The draft was changed after you opened it. Look at it once more, then publish.', {
				kind: 'draft_changed',
			});
		}
		const outcome = publish(draft.content, input.accepted);
		if (outcome.kind === 'refused') throw incomplete(outcome.code, outcome.problems);

		const content = versionContent(outcome.content);
		const number = (await roleVersions.newestNumber(tx, role.id)) + 1;
		const { id } = await roleVersions.insertWhole(tx, {
			organizationId: actor.organizationId,
			roleId: role.id,
			number,
			content,
			acceptedGaps: outcome.accepted.map(({ code, place }) => ({ code, place })),
			contentHash: hashOf(content),
			publishedAt: now,
			publishedBy: actor.memberId,
		});
		await roleDrafts.remove(tx, role.id);
		await roles.rename(tx, role.id, content.title);
		await record(
			tx,
			actor,
			{
				action: 'role.published',
				targetType: 'role',
				targetId: role.id,
				details: { roleVersionId: id, number },
			},
			now,
		);
		return { roleVersionId: id, number };
	});
}

/** SHA-256, in hexadecimal, of the canonical JSON of what counts. */
export function hashOf(content: VersionContent): string {
	return createHash('sha256')
		.update(canonicalJson(hashedContent(content)))
		.digest('hex');
}

function incomplete(code: 'role_incomplete' | 'gaps_not_accepted', problems: Problem[]): Refusal {
	const blocking = problems.filter(({ severity }) => severity === 'blocking');
	const shown = code === 'role_incomplete' ? blocking : problems;
	const message =
		code === 'role_incomplete'
			? 'This cannot be published yet.'
			: 'The role has gaps. Fill them, or tick that they are meant.';
	return new Refusal('invalid', message, {
		fields: shown.map(({ place, message: sentence }) => ({ field: place, message: sentence })),
		data: { kind: code },
	});
}
