import type {
	Blueprint,
	BlueprintDocument,
	BlueprintList,
	RoleIndex,
	Warning,
} from '#lib/domain/blueprint/blueprint.ts';
import {
	documentOfHtml,
	documentOfPost,
	documentOfText,
	linesOfHtml,
	type SourceDocument,
} from '#lib/domain/blueprint/document/source-document.ts';
import { partsFound, readFields } from '#lib/domain/blueprint/fields/read-fields.ts';
import { roleInTitle } from '#lib/domain/blueprint/fields/titles.ts';
import { textCleaner } from '#lib/domain/blueprint/input/clean-text.ts';
import { decodeBytes } from '#lib/domain/blueprint/input/decode-bytes.ts';
import { inputKind, isIndex } from '#lib/domain/blueprint/input/input-kind.ts';
import { otherFile } from '#lib/domain/blueprint/input/other-file.ts';
import { refuse, type Refusal } from '#lib/domain/blueprint/refusal.ts';
import { readRoleIndex } from '#lib/domain/blueprint/role-index.ts';
import { sectionsOf } from '#lib/domain/blueprint/sections/sections.ts';
import { readTouchstoneJson } from '#lib/domain/blueprint/touchstone-json.ts';
import { raiseValueWarnings } from '#lib/domain/blueprint/value-warnings.ts';
import { collectWarnings, type Raise } from '#lib/domain/blueprint/warnings.ts';

export type ReadResult = { kind: 'document'; document: BlueprintDocument } | Refusal;

/** Null when too little of a blueprint is in the document. */
function blueprintOf(
	read: (raise: Raise) => SourceDocument | null,
	fromBytes: readonly Warning[],
): { blueprint: Blueprint | null; postTitle: string | null } {
	const { raise, list } = collectWarnings();
	for (const warning of fromBytes) raise(warning);
	const source = read(raise);
	if (!source) return { blueprint: null, postTitle: null };
	const blueprint = readFields(sectionsOf(source.blocks), source, raise);
	const postTitle = source.post_title;
	const hasTitle = postTitle !== null && roleInTitle(postTitle) !== null;
	const parts = partsFound(blueprint);
	if (parts < 2 && !(hasTitle && (parts === 1 || blueprint.summary !== null)))
		return { blueprint: null, postTitle };
	raiseValueWarnings(blueprint, raise, list());
	return { blueprint: { ...blueprint, warnings: list() }, postTitle };
}

function readList(posts: readonly unknown[], fromBytes: readonly Warning[]): BlueprintList | Refusal {
	const blueprints: Blueprint[] = [];
	const skipped: BlueprintList['skipped'] = [];
	for (const [index, post] of posts.entries()) {
		const { blueprint, postTitle } = blueprintOf((raise) => documentOfPost(post, raise), fromBytes);
		if (blueprint) blueprints.push(blueprint);
		else skipped.push({ index, post_title: postTitle });
	}
	if (blueprints.length === 0) return refuse('no_blueprint_in_list');
	return {
		kind: 'blueprint-list',
		source_format: 'wp-json',
		count: blueprints.length,
		blueprints,
		skipped,
		warnings: [],
	};
}

function indexOf(text: string, fromBytes: readonly Warning[]): RoleIndex {
	const { raise, list } = collectWarnings();
	for (const warning of fromBytes) raise(warning);
	const index = readRoleIndex(text, textCleaner(raise, 2));
	return { ...index, warnings: list() };
}

/** An index as a web page: titles and summaries among its text. */
function indexInPage(html: string, fromBytes: readonly Warning[]): RoleIndex | null {
	const { raise, list } = collectWarnings();
	for (const warning of fromBytes) raise(warning);
	const lines = linesOfHtml(html, raise);
	return isIndex(lines) ? indexOf(lines.join('\n'), list()) : null;
}

function readDocument(text: string, fromBytes: readonly Warning[]): BlueprintDocument | Refusal {
	const input = inputKind(text);
	const single = (read: (raise: Raise) => SourceDocument | null) =>
		blueprintOf(read, fromBytes).blueprint ?? refuse('not_a_blueprint');
	switch (input.kind) {
		case 'empty':
			return refuse('empty_input');
		case 'broken-json':
			return refuse('broken_json');
		case 'other-json':
			return refuse('unknown_json');
		case 'touchstone':
			return readTouchstoneJson(input.value);
		case 'wp-post':
			return single((raise) => documentOfPost(input.value, raise));
		case 'wp-list':
			return readList(input.value, fromBytes);
		case 'html': {
			const read = single((raise) => documentOfHtml(input.text, raise));
			return read.kind === 'refused' ? (indexInPage(input.text, fromBytes) ?? read) : read;
		}
		case 'markdown':
		case 'text': {
			const format = input.kind;
			return single((raise) => documentOfText(input.text, format, raise));
		}
		case 'text-index':
			return indexOf(input.text, fromBytes);
	}
}

/**
 * Reads a role blueprint, a list of them, or an index of roles out of the bytes of a document. Never throws: what is no
 * such document is refused with a code and a sentence. `hint.name`, the name of a file, is never needed to tell the kind.
 */
export function readBlueprint(input: Uint8Array, _hint?: { name?: string }): ReadResult {
	const other = otherFile(input);
	if (other) return refuse(other);
	const { raise, list } = collectWarnings();
	const text = decodeBytes(input, raise);
	const document = readDocument(text, list());
	return document.kind === 'refused' ? document : { kind: 'document', document };
}
