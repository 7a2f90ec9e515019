import { z } from 'zod';
import { isMainHeading, isPartHeading } from '#lib/domain/blueprint/sections/heading-names.ts';
import { indexTitle, LONGEST_TITLE } from '#lib/domain/blueprint/role-index.ts';

/** What a text is, told from the text itself. */
export type InputKind =
	| { kind: 'empty' }
	| { kind: 'broken-json' }
	| { kind: 'other-json' }
	| { kind: 'touchstone'; value: unknown }
	| { kind: 'wp-post'; value: unknown }
	| { kind: 'wp-list'; value: unknown[] }
	| { kind: 'html' | 'markdown' | 'text' | 'text-index'; text: string };

const touchstoneShape = z.object({ kind: z.enum(['blueprint', 'blueprint-list', 'role-index']) });
const postShape = z.object({ content: z.union([z.string(), z.object({ rendered: z.string() })]) });

function jsonKind(value: unknown): InputKind {
	if (touchstoneShape.safeParse(value).success) return { kind: 'touchstone', value };
	if (Array.isArray(value)) {
		const posts: unknown[] = value;
		return posts.some((post) => postShape.safeParse(post).success)
			? { kind: 'wp-list', value: posts }
			: { kind: 'other-json' };
	}
	return postShape.safeParse(value).success ? { kind: 'wp-post', value } : { kind: 'other-json' };
}

const BLOCK_TAG = /<\/?(?:html|body|head|article|section|div|p|h[1-6]|ul|ol|li|table|tr|td)\b[^<>]*>/gi;
const MARKDOWN_SIGN =
	/^ {0,3}#{1,6}\s+\S|^ {0,3}\|?\s*:?-{3,}:?\s*\||^ {0,3}(?:\*\*|__)\S.*(?:\*\*|__):?\s*$|^Markdown Content:\s*$|^ {0,3}={3,}\s*$/;

function count(pattern: RegExp, text: string): number {
	return text.match(pattern)?.length ?? 0;
}

/**
 * Whether lines are an index of roles: titles with their summaries, and none of the sections that a blueprint has. A
 * single title counts only where nothing but its summary follows.
 */
export function isIndex(lines: readonly string[]): boolean {
	const filled = lines.filter((line) => line.trim() !== '');
	const titles = filled.filter((line) => line.length < LONGEST_TITLE && indexTitle(line) !== null).length;
	if (titles === 0) return false;
	const short = filled.filter((line) => line.length < 120).map((line) => line.replace(/^#+\s*/, ''));
	if (short.some(isMainHeading) || short.filter(isPartHeading).length > 1) return false;
	return titles > 1 || (filled.length === 2 && indexTitle(filled[0] ?? '') !== null);
}

/** Tells the kind of a decoded document. The name of its file plays no part. */
export function inputKind(text: string): InputKind {
	const start = text.trimStart();
	if (start === '') return { kind: 'empty' };
	if (/^[{[]/.test(start)) {
		try {
			return jsonKind(JSON.parse(start));
		} catch {
			if (/^(?:\{\s*["}]|\[\s*[{\]"\d])/.test(start)) return { kind: 'broken-json' };
		}
	}
	const lines = text.split('\n');
	const signs = lines.filter((line) => MARKDOWN_SIGN.test(line)).length;
	const tags = count(BLOCK_TAG, text);
	// Markdown may hold a table in HTML; its headings are then marked all the same.
	const marked =
		lines.filter((line) => /^#{1,6} \S/.test(line)).length > 2 && !/<(?:h[1-6]|body)\b/i.test(text);
	if (/^<(?:!doctype|html|\?xml|head|body|!--)/i.test(start) || (tags > 4 && tags > signs * 2 && !marked))
		return { kind: 'html', text };
	if (isIndex(lines)) return { kind: 'text-index', text };
	const items = count(/^\s*[-*+] \S/gm, text);
	const strong = count(/\*\*[^*\n]+\*\*/g, text);
	return { kind: signs > 0 || (items > 2 && strong > 2) ? 'markdown' : 'text', text };
}
