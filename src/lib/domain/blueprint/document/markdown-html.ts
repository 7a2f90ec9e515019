import type { Raise } from '#lib/domain/blueprint/warnings.ts';

/** Stands for a `<br>`, which must not end a table row. */
export const LINE_BREAK = '\u2028';

const DROPPED = new Set(
	'script style template iframe object embed noscript svg math textarea title dialog'.split(' '),
);
const KNOWN = new Set(
	'a abbr address article aside b big blockquote body br caption center cite code col colgroup dd del details dfn div dl dt em figcaption figure font footer form h1 h2 h3 h4 h5 h6 head header hr html i img input ins kbd label li link main mark meta nav ol option p picture pre q s samp section select small source span strong sub summary sup table tbody td tfoot th thead time tr tt u ul var video wbr'.split(
		' ',
	),
);
/** What a tag says of lines: rows and cells of a table, items, headings, and blocks that part what they stand between. */
const LINES: Record<string, string> = {
	'<table': '\n\n',
	'</table': '\n\n',
	'<tr': '\n| ',
	'</tr': '\n',
	'</td': ' | ',
	'</th': ' | ',
	'<li': '\n- ',
	'<p': '\n\n',
	'</p': '\n\n',
	'<div': '\n',
	'</div': '\n',
	'<summary': '\n\n',
	'</summary': '\n\n',
};
const TAG = /<(\/?)([a-z][a-z\d]*)((?:\s[^<>]*)?)\/?>/iy;
const ACTIVE_ATTRIBUTE = /\son[a-z]+\s*=|(?:href|src)\s*=\s*["']?\s*(?:javascript|vbscript):/i;
const HIDING_ATTRIBUTE = /\shidden(?:[\s=]|$)|display\s*:\s*none|visibility\s*:\s*hidden/i;

/** Removes the HTML inside Markdown: active and hidden parts with their text, other known tags alone. */
export function stripHtml(text: string, raise: Raise): string {
	const lower = text.toLowerCase();
	const unclosed = new Set<string>();
	const endOf = (needle: string, from: number): number => {
		if (unclosed.has(needle)) return -1;
		const at = lower.indexOf(needle, from);
		if (at < 0) unclosed.add(needle);
		return at;
	};
	const kept: string[] = [];
	let from = 0;
	let at = text.indexOf('<');
	let inTable = false;
	const drop = (to: number, replacement = '') => {
		const before = text.slice(from, at);
		kept.push(inTable ? before.replace(/\s+/g, ' ') : before, replacement);
		from = to;
	};
	const dropElement = (tag: string, afterStart: number, harmless: boolean) => {
		const close = endOf(`</${tag}`, afterStart);
		const end = close < 0 ? -1 : text.indexOf('>', close);
		drop(end < 0 ? (close < 0 && !DROPPED.has(tag) ? afterStart : text.length) : end + 1);
		if (!harmless) raise({ code: 'unsafe_content_removed' });
	};
	while (at >= 0) {
		if (text.startsWith('<!--', at)) {
			const end = endOf('-->', at + 4);
			if (end >= 0) {
				if (/<[a-z]|\S\s+\S+\s+\S+\s+\S/i.test(text.slice(at + 4, Math.min(end, at + 2000)))) {
					raise({ code: 'unsafe_content_removed' });
				}
				drop(end + 3);
			}
		} else {
			TAG.lastIndex = at;
			const found = TAG.exec(text);
			const [whole = '', slash = '', name = '', attributes = ''] = found ?? [];
			const tag = name.toLowerCase();
			const after = at + whole.length;
			if (found && (KNOWN.has(tag) || DROPPED.has(tag))) {
				if (ACTIVE_ATTRIBUTE.test(attributes)) raise({ code: 'unsafe_content_removed' });
				if (slash === '' && DROPPED.has(tag))
					dropElement(tag, after, tag === 'noscript' || tag === 'svg' || tag === 'math');
				else if (slash === '' && HIDING_ATTRIBUTE.test(attributes)) dropElement(tag, after, false);
				else {
					const lines = LINES[`<${slash}${tag}`] ?? '';
					const isRow = /^t[drh]|^table$/.test(tag);
					drop(after, tag === 'br' ? LINE_BREAK : inTable && !isRow && lines !== '' ? ' ' : lines);
					if (tag === 'table') inTable = slash === '';
				}
			}
		}
		at = text.indexOf('<', Math.max(from, at + 1));
	}
	kept.push(text.slice(from));
	return kept.join('');
}
