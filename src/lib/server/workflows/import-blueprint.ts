import { slugOfTitle } from '#lib/domain/library/shelf.ts';
import { placedNotes } from '#lib/domain/role/import-notes.ts';
import type { KnownRole } from '#lib/domain/role/known-documents.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { recordAll } from '#lib/server/db/audit-events.ts';
import { asActor, newId, type Db, type Tx } from '#lib/server/db/database.ts';
import * as roleDrafts from '#lib/server/db/role-drafts.ts';
import * as roleSources from '#lib/server/db/role-sources.ts';
import * as roles from '#lib/server/db/roles.ts';
import { invalid } from '#lib/server/errors.ts';
import {
	marksOf,
	readDocument,
	roleImport,
	type DocumentRoles,
	type ImportedDocument,
	type RoleImport,
} from '#lib/server/workflows/import-document.ts';
import { knownTo } from '#lib/server/workflows/import-known.ts';
import { requireEditing } from '#lib/server/workflows/role-access.ts';

export const MAX_ROLES_AT_ONCE = 100;

export type ImportInput = ImportedDocument & {
	/** Places in the list of roles, from 0; null before somebody has chosen. */
	chosen: readonly number[] | null;
};

export type ImportedRole = { roleId: string; title: string; notes: string[] };

export type ImportOutcome =
	| { kind: 'imported'; roles: ImportedRole[] }
	/** The document holds several roles: nothing is saved before somebody has chosen. */
	| ImportList;

export type ImportList = {
	kind: 'choose';
	source: string;
	/** Whether the document has no more of each role than a title and a summary. */
	isIndex: boolean;
	entries: {
		title: string;
		summary: string;
		hasScorecard: boolean;
		/** The roles that seem to come from this entry already. */
		known: KnownRole[];
		/** The role of the library with the same title, where the entry has no scorecard of its own. */
		librarySlug: string | null;
	}[];
	skipped: number;
};

export type AskedOutcome =
	| ImportOutcome
	/** The document was imported before: nothing is saved before somebody has said what to do. */
	| { kind: 'known'; source: string; title: string; known: KnownRole[] };

/** The list to choose from, whatever was chosen before. */
export async function listDocument(db: Db, actor: SignedIn, document: ImportedDocument): Promise<ImportList> {
	requireEditing(actor);
	const found = readDocument(document);
	return asActor(db, actor, (tx) => toChoose(tx, found, document));
}

/** Makes a draft of each role that was chosen of the document, whether or not it was imported before. */
export async function importBlueprint(
	db: Db,
	actor: SignedIn,
	input: ImportInput,
	now: Date,
): Promise<ImportOutcome> {
	requireEditing(actor);
	const found = readDocument(input);
	return asActor(db, actor, async (tx) => {
		if (isList(found, input)) return toChoose(tx, found, input);
		return { kind: 'imported', roles: await save(tx, actor, chosenRoles(found, input), now) };
	});
}

/**
 * As `importBlueprint`, but asks first where a role seems to come from the same document and is none of `seen`: the roles
 * that the actor was shown, and decided to leave as they are. So of two who import at once, or of two clicks, the later
 * one is asked.
 */
export async function importUnlessKnown(
	db: Db,
	actor: SignedIn,
	input: ImportInput & { seen: readonly string[] },
	now: Date,
): Promise<AskedOutcome> {
	requireEditing(actor);
	const found = readDocument(input);
	return asActor(db, actor, async (tx) => {
		if (isList(found, input)) return toChoose(tx, found, input);
		const chosen = chosenRoles(found, input);
		await roleSources.lockImports(tx);
		const known = await knownTo(tx, chosen);
		const seen = new Set(input.seen);
		const unseen = chosen.filter((_, index) => known[index]?.some(({ roleId }) => !seen.has(roleId)));
		const [first] = chosen;
		if (unseen.length > 0 && first) {
			if (found.roles.length > 1) throw invalid([{ field: 'chosen', message: knownMessage(unseen) }]);
			return { kind: 'known', source: found.source, title: first.title, known: known[0] ?? [] };
		}
		return { kind: 'imported', roles: await save(tx, actor, chosen, now) };
	});
}

function isList(found: DocumentRoles, { chosen }: ImportInput): boolean {
	return found.roles.length > 1 && chosen === null;
}

function chosenRoles(found: DocumentRoles, input: ImportInput): RoleImport[] {
	const places = new Set(input.chosen);
	const chosen = found.roles.length === 1 ? found.roles : found.roles.filter((_, place) => places.has(place));
	if (chosen.length === 0) throw invalid([{ field: 'chosen', message: 'Choose at least one role.' }]);
	if (chosen.length > MAX_ROLES_AT_ONCE) {
		const message = `You chose ${String(chosen.length)} roles. At most ${String(MAX_ROLES_AT_ONCE)} can be imported at once; import the others afterwards.`;
		throw invalid([{ field: 'chosen', message }]);
	}
	return chosen.map((role) => roleImport(role, input, found));
}

async function toChoose(tx: Tx, found: DocumentRoles, document: ImportedDocument): Promise<ImportList> {
	const known = await knownTo(
		tx,
		found.roles.map((role) => ({ marks: marksOf(role, document, found) })),
	);
	return {
		kind: 'choose',
		source: found.source,
		isIndex: found.isIndex,
		entries: found.roles.map(({ title, summary, hasScorecard }, place) => ({
			title,
			summary,
			hasScorecard,
			known: known[place] ?? [],
			librarySlug: hasScorecard ? null : slugOfTitle(title),
		})),
		skipped: found.skipped,
	};
}

function knownMessage(unseen: readonly { title: string }[]): string {
	const [first] = unseen;
	return unseen.length === 1 && first
		? `“${first.title}” was imported before, maybe a moment ago. Nothing was saved now: compare it below, leave it out, or choose it again to make a second role.`
		: `${String(unseen.length)} of the chosen roles were imported before, maybe a moment ago. Nothing was saved now: they are marked below. Leave them out, or choose them again to make further roles.`;
}

async function save(
	tx: Tx,
	actor: SignedIn,
	imports: readonly RoleImport[],
	now: Date,
): Promise<ImportedRole[]> {
	const { organizationId, memberId } = actor;
	const made = imports.map((one) => ({ ...one, roleId: newId() }));
	await roles.insertAll(
		tx,
		made.map(({ roleId: id, title }) => ({ organizationId, id, title, createdAt: now, createdBy: memberId })),
	);
	await roleDrafts.insertAll(
		tx,
		made.map(({ roleId, content, source }) => ({
			organizationId,
			roleId,
			content,
			source,
			updatedAt: now,
			updatedBy: memberId,
		})),
	);
	await roleSources.insertAll(
		tx,
		made.map(({ roleId, marks }) => ({
			kind: 'document',
			organizationId,
			roleId,
			id: newId(),
			marks,
			importedAt: now,
			importedBy: memberId,
		})),
	);
	const events = made.map(({ roleId: targetId }) => ({
		action: 'role.imported',
		targetType: 'role',
		targetId,
	}));
	await recordAll(tx, actor, events, now);
	return made.map(({ roleId, title, result }) => ({
		roleId,
		title,
		notes: placedNotes(result).map(({ message }) => message),
	}));
}
