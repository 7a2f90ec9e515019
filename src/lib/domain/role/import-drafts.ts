import type { Blueprint, BlueprintDocument, Warning } from '#lib/domain/blueprint/blueprint.ts';
import { decodeBytes } from '#lib/domain/blueprint/input/decode-bytes.ts';
import { readBlueprint } from '#lib/domain/blueprint/read-blueprint.ts';
import { readSource } from '#lib/domain/blueprint/source-outline.ts';
import { emptyRoleContent, type RoleContent } from '#lib/domain/role/draft.ts';
import { fitContent } from '#lib/domain/role/fit-content.ts';
import { roleContentFromBlueprint, type ImportNote } from '#lib/domain/role/from-blueprint.ts';
import { importResult, type ImportResult } from '#lib/domain/role/import-notes.ts';
import { clean } from '#lib/domain/role/parse-fields.ts';
import { entriesOfSource } from '#lib/domain/role/source-entries.ts';

export type ImportedDraft = {
	content: RoleContent;
	/** Never empty. */
	title: string;
	result: ImportResult;
	/** `text` is the part of the document that is about this role. */
	source: { format: string; text: string };
};

/** By what the same document is known again. */
export type DocumentOrigin = {
	/** The part of the document that is about this role. */
	text: string;
	/** Where the document itself says that it stands; null where it does not, or says no address of the web. */
	address: string | null;
	/** What stands above it, not the role's own title. */
	title: string | null;
};

/** A role found in a document. */
export type FoundRole = {
	title: string;
	summary: string;
	hasScorecard: boolean;
	origin: DocumentOrigin;
	/** Null where it has more rows than a role can hold. */
	draft: () => ImportedDraft | null;
};

export type FoundRoles =
	| { kind: 'refused'; message: string }
	| {
			kind: 'found';
			/** Whether the document is an index, which has a title and a summary of each role and no more. */
			isIndex: boolean;
			/** The whole document, decoded. */
			source: string;
			roles: FoundRole[];
			/** How many posts of a list were no blueprint. */
			skipped: number;
	  };

/** More of a document than a person reads beside a form. */
const READABLE_CHARACTERS = 120_000;

/** The roles that a document describes, in its order. Never throws. */
export function findRoles(bytes: Uint8Array): FoundRoles {
	const read = readBlueprint(bytes);
	if (read.kind === 'refused') return { kind: 'refused', message: read.message };
	const { document } = read;
	const source = clean(decodeBytes(bytes, () => undefined));
	const skipped = document.kind === 'blueprint-list' ? document.skipped.length : 0;
	const isIndex = document.kind === 'role-index';
	return { kind: 'found', isIndex, source, roles: rolesIn(document, source), skipped };
}

export const BYTE_ORDER_MARK = new TextEncoder().encode('\uFEFF');

/** For text that was decoded: with a mark before it, no character set that a page in it declares is believed again. */
export function bytesOfText(text: string): Uint8Array<ArrayBuffer> {
	return new TextEncoder().encode(`\uFEFF${text}`);
}

function rolesIn(document: BlueprintDocument, source: string): FoundRole[] {
	const format = document.source_format;
	switch (document.kind) {
		case 'blueprint':
			return [foundIn(document, { format, text: source })];
		case 'blueprint-list': {
			const entries = entriesOfSource(
				source,
				document.skipped.map(({ index }) => index),
			);
			return document.blueprints.map((blueprint, place) =>
				foundIn(blueprint, { format, text: entries?.[place] ?? source }),
			);
		}
		case 'role-index':
			return document.roles.map(({ title, post_title: heading, summary, summary_raw: raw }) => ({
				title,
				summary,
				hasScorecard: false,
				origin: originOf({ text: `${heading}\n${raw}` }, heading, null),
				draft: () =>
					fitted(
						{ ...emptyRoleContent(title), summary },
						{ format, text: `${heading}\n${raw}` },
						document.warnings,
						[],
					),
			}));
	}
}

function foundIn(blueprint: Blueprint, source: ImportedDraft['source']): FoundRole {
	return {
		title: blueprint.title ?? UNTITLED,
		summary: blueprint.summary ?? '',
		hasScorecard: blueprint.dimensions.length > 0,
		origin: originOf(source, blueprint.post_title, blueprint.source_url),
		draft: once(() => {
			const { content, notes } = roleContentFromBlueprint(blueprint);
			return fitted(content, source, blueprint.warnings, notes);
		}),
	};
}

/** Of a large page the draft takes about as long as reading it did. */
function once<T>(make: () => T): () => T {
	let made: { value: T } | null = null;
	return () => (made ??= { value: make() }).value;
}

function originOf({ text }: { text: string }, title: string | null, address: string | null): DocumentOrigin {
	const heading = clean(title ?? '')
		.replace(/\s+/g, ' ')
		.trim()
		.slice(0, LONGEST_HEADING)
		.toWellFormed();
	return {
		text: text.trim(),
		address: address === null ? null : webAddress(address),
		title: heading === '' ? null : heading,
	};
}

/** In the one way in which addresses are compared; null where it is none of the web, or longer than any is. */
export function webAddress(text: string): string | null {
	if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return null;
	const url = new URL(text);
	url.hash = '';
	return url.href.length <= LONGEST_ADDRESS && url.username === '' && url.password === '' ? url.href : null;
}

const LONGEST_HEADING = 300;
const LONGEST_ADDRESS = 2000;

const UNTITLED = 'Untitled role';

function fitted(
	content: RoleContent,
	source: ImportedDraft['source'],
	warnings: readonly Warning[],
	notes: readonly ImportNote[],
): ImportedDraft | null {
	const fit = fitContent(content);
	if (!fit) return null;
	const dimensions = fit.content.dimensions.map(({ name }) => name);
	return {
		content: fit.content,
		title: fit.content.title.trim() || UNTITLED,
		result: importResult(warnings, notes, { dimensions, cuts: fit.cuts, readable: readableOf(source) }),
		source,
	};
}

/** Markup is no reading matter: beside the draft its text is shown. */
function readableOf({ format, text }: ImportedDraft['source']): string | null {
	if (format !== 'html' && format !== 'wp-json') return null;
	const readable = readSource(bytesOfText(text)).text;
	return clean(readable).slice(0, READABLE_CHARACTERS).toWellFormed();
}
