import { findRoles, type FoundRoles, type ImportedDraft } from '#lib/domain/role/import-drafts.ts';
import { placedNotes } from '#lib/domain/role/import-notes.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { record } from '#lib/server/db/audit-events.ts';
import { asActor, newId, type Db } from '#lib/server/db/database.ts';
import * as roleDrafts from '#lib/server/db/role-drafts.ts';
import * as roles from '#lib/server/db/roles.ts';
import { invalid } from '#lib/server/errors.ts';
import { requireEditing } from '#lib/server/workflows/role-access.ts';

export const MAX_IMPORT_BYTES = 5_000_000;
const MAX_ROLES_AT_ONCE = 100;

export type ImportedRole = { roleId: string; title: string; notes: string[] };

export type ImportOutcome =
	| { kind: 'imported'; roles: ImportedRole[] }
	/** The document holds several roles: nothing is saved before somebody has chosen. */
	| {
			kind: 'choose';
			source: string;
			entries: { title: string; summary: string; hasScorecard: boolean }[];
			skipped: number;
	  };

/**
 * Makes a draft of each role that the document describes. Of several, only those at the places in `chosen` (from 0);
 * without `chosen` the answer is the list to choose from. `name` is told to people and decides nothing.
 */
export async function importBlueprint(
	db: Db,
	actor: SignedIn,
	input: { bytes: Uint8Array; name: string | null; chosen: readonly number[] | null },
	now: Date,
): Promise<ImportOutcome> {
	requireEditing(actor);
	if (input.bytes.length > MAX_IMPORT_BYTES) throw invalid([{ field: 'source', message: tooLarge(input) }]);
	const found = findRoles(input.bytes);
	if (found.kind === 'refused') throw invalid([{ field: 'source', message: found.message }]);

	if (found.roles.length > 1 && input.chosen === null) return toChoose(found);
	const chosen =
		found.roles.length === 1 ? found.roles : found.roles.filter((_, place) => input.chosen?.includes(place));
	if (chosen.length === 0) throw invalid([{ field: 'chosen', message: 'Choose at least one role.' }]);
	if (chosen.length > MAX_ROLES_AT_ONCE) {
		throw invalid([
			{
				field: 'chosen',
				message: `Choose ${String(MAX_ROLES_AT_ONCE)} roles at most. The others can follow.`,
			},
		]);
	}
	const drafts = chosen.map(({ draft }) => {
		const made = draft();
		if (!made) throw invalid([{ field: 'source', message: TOO_MANY_ROWS }]);
		return { ...made, source: { ...made.source, name: input.name } };
	});
	return { kind: 'imported', roles: await saveDrafts(db, actor, drafts, now) };
}

async function saveDrafts(
	db: Db,
	actor: SignedIn,
	drafts: (ImportedDraft & { source: { name: string | null } })[],
	now: Date,
): Promise<ImportedRole[]> {
	const { organizationId, memberId } = actor;
	return asActor(db, actor, async (tx) => {
		const made = drafts.map((draft) => ({ ...draft, roleId: newId() }));
		await roles.insertAll(
			tx,
			made.map(({ roleId, title }) => ({
				organizationId,
				id: roleId,
				title,
				createdAt: now,
				createdBy: memberId,
			})),
		);
		await roleDrafts.insertAll(
			tx,
			made.map(({ roleId, content, source, result }) => ({
				organizationId,
				roleId,
				content,
				source: { ...source, result },
				updatedAt: now,
				updatedBy: memberId,
			})),
		);
		for (const { roleId } of made) {
			await record(tx, actor, { action: 'role.imported', targetType: 'role', targetId: roleId }, now);
		}
		return made.map(({ roleId, title, result }) => ({
			roleId,
			title,
			notes: placedNotes(result).map(({ message }) => message),
		}));
	});
}

function toChoose(found: Extract<FoundRoles, { kind: 'found' }>): ImportOutcome {
	return {
		kind: 'choose',
		source: found.source,
		entries: found.roles.map(({ title, summary, hasScorecard }) => ({ title, summary, hasScorecard })),
		skipped: found.skipped,
	};
}

const TOO_MANY_ROWS =
	'The document was read, but it holds more criteria, dimensions, exercises or lines than a role can. Shorten it, then import it again.';

function tooLarge(input: { bytes: { length: number }; name: string | null }): string {
	const size = (input.bytes.length / 1_000_000).toFixed(1);
	return `${input.name ?? 'This text'} has ${size} MB. At most ${String(MAX_IMPORT_BYTES / 1_000_000)} MB can be read.`;
}
