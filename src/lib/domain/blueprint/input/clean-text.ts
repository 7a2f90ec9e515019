import { parseFragment } from 'parse5';
import { repairMojibake } from '#lib/domain/blueprint/input/mojibake.ts';
import type { Raise } from '#lib/domain/blueprint/warnings.ts';

export type Clean = (raw: string) => string;

/** Characters that show nothing, or that reorder what is shown: controls, zero width, soft hyphen, bidi marks. */
const INVISIBLE =
	/[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g; // eslint-disable-line no-control-regex

const ENTITY = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/gi;
const UNICODE_ESCAPE = /\\u([\da-f]{4})/gi;

const entities = new Map<string, string>();

function decodeEntity(entity: string): string {
	const known = entities.get(entity);
	if (known !== undefined) return known;
	const node = parseFragment(entity).childNodes[0];
	const char = node && 'value' in node ? node.value : entity;
	// Bounded, since a hostile document can spell a million of them.
	if (entities.size < 4096) entities.set(entity, char);
	return char;
}

export function decodeEntities(text: string): string {
	return text.includes('&') ? text.replace(ENTITY, decodeEntity) : text;
}

function decodeEscapes(text: string): string {
	if (!text.includes('\\u')) return text;
	return text.replace(UNICODE_ESCAPE, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/**
 * A text in which every line and space counts, such as a log: only what shows nothing, or reorders what is shown, goes,
 * and white space at the end. Nothing is decoded.
 */
export function cleanVerbatim(raw: string): string {
	const lines = raw.replace(/\r\n?/g, '\n').replace(/[\v\f]/g, ' ');
	return lines.replace(INVISIBLE, '').toWellFormed().trimEnd();
}

export function collapseSpace(text: string): string {
	return text.replace(/\s+/g, ' ').trim();
}

/** The text without white space and any of `marks` at its end. An expression for this would be quadratic in long runs. */
export function trimEndOf(text: string, marks: string): string {
	let end = text.length;
	while (end > 0 && (marks.includes(text.charAt(end - 1)) || text.charAt(end - 1).trim() === '')) end--;
	return text.slice(0, end);
}

/**
 * Makes the function that every text leaf of a document passes through. White space is left to the caller. Entities are
 * decoded `passes` times: once where the reader of the markup has decoded them already, so that none that were encoded
 * twice stay visible.
 */
export function textCleaner(raise: Raise, passes: 1 | 2 = 1): Clean {
	return (raw) => {
		const once = decodeEntities(raw);
		const decoded = decodeEscapes(passes === 2 ? decodeEntities(once) : once);
		const repaired = repairMojibake(decoded);
		if (repaired !== decoded) raise({ code: 'mojibake_repaired' });
		return repaired.replace(INVISIBLE, '').toWellFormed();
	};
}
