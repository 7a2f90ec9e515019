import type { Blueprint, BlueprintDocument, Warning } from '#lib/domain/blueprint/blueprint.ts';
import { decodeBytes } from '#lib/domain/blueprint/input/decode-bytes.ts';
import { readBlueprint } from '#lib/domain/blueprint/read-blueprint.ts';
import { readSource } from '#lib/domain/blueprint/source-outline.ts';
import { emptyRoleContent, type RoleContent } from '#lib/domain/role/draft.ts';
import { fitContent } from '#lib/domain/role/fit-content.ts';
import { roleContentFromBlueprint, type ImportNote } from '#lib/domain/role/from-blueprint.ts';
import { importResult, placedNotes, type ImportResult } from '#lib/domain/role/import-notes.ts';
import { clean } from '#lib/domain/role/parse-fields.ts';
import { entriesOfSource } from '#lib/domain/role/source-entries.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { record } from '#lib/server/db/audit-events.ts';
import { asActor, newId, type Db } from '#lib/server/db/database.ts';
import * as roleDrafts from '#lib/server/db/role-drafts.ts';
import * as roles from '#lib/server/db/roles.ts';
import { invalid } from '#lib/server/errors.ts';
import { requireEditing } from '#lib/server/workflows/role-access.ts';

export const MAX_IMPORT_BYTES = 5_000_000;

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
	const read = readBlueprint(input.bytes);
	if (read.kind === 'refused') throw invalid([{ field: 'source', message: read.message }]);

	const source = clean(decodeBytes(input.bytes, () => undefined));
	const drafts = draftsOf(read.document, input.bytes, source);
	if (drafts.length > 1 && input.chosen === null) return toChoose(read.document, source, drafts);
	const chosen = drafts.length === 1 ? drafts : drafts.filter((_, place) => input.chosen?.includes(place));
	if (chosen.length === 0) throw invalid([{ field: 'chosen', message: 'Choose at least one role.' }]);
	const named = chosen.map((draft) => ({ ...draft, source: { ...draft.source, name: input.name } }));
	return { kind: 'imported', roles: await saveDrafts(db, actor, named, now) };
}

type ImportedDraft = {
	content: RoleContent;
	title: string;
	result: ImportResult;
	source: { format: string; text: string };
};

function draftsOf(document: BlueprintDocument, bytes: Uint8Array, source: string): ImportedDraft[] {
	const format = document.source_format;
	switch (document.kind) {
		case 'blueprint':
			return [draftOf(document, { format, text: source }, readableOf(format, bytes))];
		case 'blueprint-list': {
			const skipped = document.skipped.map(({ index }) => index);
			const entries = entriesOfSource(source, skipped);
			return document.blueprints.map((blueprint, place) => {
				const text = entries?.[place] ?? source;
				return draftOf(blueprint, { format, text }, readableOf(format, new TextEncoder().encode(text)));
			});
		}
		case 'role-index':
			return document.roles.map((role) => {
				const found = { ...emptyRoleContent(role.title), summary: role.summary };
				const text = [role.post_title, role.summary_raw].join('\n');
				return fitted(found, { format, text }, document.warnings, [], null);
			});
	}
}

function draftOf(
	blueprint: Blueprint,
	source: ImportedDraft['source'],
	readable: string | null,
): ImportedDraft {
	const { content, notes } = roleContentFromBlueprint(blueprint);
	return fitted(content, source, blueprint.warnings, notes, readable);
}

function fitted(
	found: RoleContent,
	source: ImportedDraft['source'],
	warnings: readonly Warning[],
	notes: readonly ImportNote[],
	readable: string | null,
): ImportedDraft {
	const fit = fitContent(found);
	if (!fit) throw invalid([{ field: 'source', message: TOO_MANY_ROWS }]);
	const names = fit.content.dimensions.map(({ name }) => name);
	return {
		content: fit.content,
		title: fit.content.title.trim() || 'Untitled role',
		result: importResult(warnings, notes, { dimensions: names, cuts: fit.cuts, readable }),
		source,
	};
}

/** Markup is no reading matter: beside the draft its text is shown. */
function readableOf(format: string, bytes: Uint8Array): string | null {
	if (format !== 'html' && format !== 'wp-json') return null;
	return clean(readSource(bytes).text).slice(0, READABLE_CHARACTERS).toWellFormed();
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

function toChoose(document: BlueprintDocument, source: string, drafts: ImportedDraft[]): ImportOutcome {
	return {
		kind: 'choose',
		source,
		entries: drafts.map(({ title, content }) => ({
			title,
			summary: content.summary,
			hasScorecard: content.dimensions.length > 0,
		})),
		skipped: document.kind === 'blueprint-list' ? document.skipped.length : 0,
	};
}

const READABLE_CHARACTERS = 120_000;

const TOO_MANY_ROWS =
	'The document was read, but it holds more criteria, dimensions, exercises or lines than a role can. Shorten it, then import it again.';

export function tooLarge(input: { bytes: { length: number }; name: string | null }): string {
	const size = (input.bytes.length / 1_000_000).toFixed(1);
	return `${input.name ?? 'This text'} has ${size} MB. At most ${String(MAX_IMPORT_BYTES / 1_000_000)} MB can be read.`;
}
