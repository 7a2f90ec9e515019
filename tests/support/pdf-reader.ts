import { inflateSync } from 'node:zlib';

/** A PDF as its reader finds it: by its cross-reference table, its page tree and the maps of its fonts. */
export type ReadPdf = {
	/** The lines of each page in the order in which they were written. */
	pages: string[][];
	/** The lowest line of each page above its foot, in points from the lower edge. */
	lowest: number[];
	title: string;
	/** The kinds of its structure elements, each once. */
	tags: string[];
	bookmarks: string[];
	/** The streams and objects that are no page, as text. */
	rest: string;
};

type Line = { words: string; height: number };

type Entry = { head: string; stream: Buffer | null };

export function readPdf(bytes: Uint8Array): ReadPdf {
	const file = Buffer.from(bytes);
	const text = file.toString('latin1');
	if (!text.startsWith('%PDF-1.7') || !text.endsWith('%%EOF\n')) throw new Error('It is no whole PDF.');
	const entries = new Map<string, Entry>();
	const table = text.slice(Number(found(text, /startxref\n(\d+)\n%%EOF\n$/)));
	for (const [, offset] of table.matchAll(/^(\d{10}) 00000 n $/gm)) {
		const at = Number(offset);
		const id = found(text.slice(at, at + 40), /^(\d+) 0 obj/);
		const end = text.indexOf('endobj', at);
		const start = text.indexOf('\nstream\n', at);
		const isStream = start >= 0 && start < end;
		const head = text.slice(at, isStream ? start : end);
		entries.set(id, { head, stream: isStream ? streamOf(file, head, start + 8) : null });
	}
	const entry = (id: string) => {
		const known = entries.get(id);
		if (!known) throw new Error(`There is no object ${id}.`);
		return known;
	};
	const trailer = text.slice(text.lastIndexOf('trailer'));
	const catalog = entry(found(trailer, /\/Root (\d+) 0 R/));
	const kids = found(entry(found(catalog.head, /\/Pages (\d+) 0 R/)).head, /\/Kids \[([^\]]*)\]/);
	const info = entry(found(trailer, /\/Info (\d+) 0 R/)).head;
	const heads = [...entries.values()].map(({ head }) => head);
	const pages = [...kids.matchAll(/(\d+) 0 R/g)].map(([, id = '']) => {
		const page = entry(id).head;
		const resources = entry(found(page, /\/Resources (\d+) 0 R/)).head;
		const fonts = new Map<string, Map<string, string>>();
		for (const [, name = '', font = ''] of resources.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
			const map = entry(found(entry(font).head, /\/ToUnicode (\d+) 0 R/)).stream;
			fonts.set(name, unicodeMap(map?.toString('latin1') ?? ''));
		}
		return linesOf(entry(found(page, /\/Contents (\d+) 0 R/)).stream?.toString('latin1') ?? '', fonts);
	});
	return {
		pages: pages.map((lines) => lines.map(({ words }) => words)),
		lowest: pages.map((lines) => Math.min(...lines.slice(0, -1).map(({ height }) => height))),
		title: stringOf(entry(found(info, /\/Title (\d+) 0 R/)).head),
		tags: [...new Set(heads.flatMap((head) => /^\d+ 0 obj\n<<\n\/S \/(\w+)/.exec(head)?.[1] ?? []))].sort(),
		bookmarks: heads.filter((head) => /\/Dest \[/.test(head)).map(stringOf),
		rest: [...entries.values()].map(({ head, stream }) => head + (stream?.toString('utf8') ?? '')).join('\n'),
	};
}

function found(text: string, pattern: RegExp): string {
	const match = pattern.exec(text)?.[1];
	if (match === undefined) throw new Error(`There is no ${pattern.source} in ${text.slice(0, 300)}.`);
	return match;
}

function streamOf(file: Buffer, head: string, start: number): Buffer {
	const raw = file.subarray(start, start + Number(found(head, /\/Length (\d+)/)));
	return head.includes('/FlateDecode') ? inflateSync(raw) : raw;
}

/** The first string of an object, in either of the encodings that a PDF has for it. */
function stringOf(head: string): string {
	const raw = /\(((?:\\[\s\S]|[^\\)])*)\)/.exec(head)?.[1] ?? '';
	const controls: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
	const plain = raw.replace(/\\([\s\S])/g, (_, mark: string) => controls[mark] ?? mark);
	if (!plain.startsWith('\xfe\xff')) return plain;
	return Buffer.from(plain.slice(2), 'latin1').swap16().toString('utf16le');
}

function unicodeMap(cmap: string): Map<string, string> {
	const map = new Map<string, string>();
	for (const [, from = '', list = ''] of cmap.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/g)) {
		for (const [index, [, hex = '']] of [...list.matchAll(/<([0-9a-f ]*)>/g)].entries()) {
			const code = (parseInt(from, 16) + index).toString(16).padStart(4, '0');
			const units = hex.split(' ').map((unit) => parseInt(unit, 16));
			map.set(code, String.fromCharCode(...units));
		}
	}
	return map;
}

/** What is shown at one height is one line. */
function linesOf(content: string, fonts: Map<string, Map<string, string>>): Line[] {
	const lines: Line[] = [];
	let font = new Map<string, string>();
	let height = '';
	const pattern = /\/(F\d+) [\d.]+ Tf|1 0 0 1 [\d.-]+ ([\d.-]+) Tm|\[((?:<[0-9a-f]*>|[-\d.\s])*)\] TJ/g;
	let isNew = true;
	for (const [, name, y, shown] of content.matchAll(pattern)) {
		if (name !== undefined) font = fonts.get(name) ?? new Map<string, string>();
		if (y !== undefined) {
			isNew = y !== height;
			height = y;
		}
		if (shown === undefined) continue;
		const codes = [...shown.matchAll(/<([0-9a-f]*)>/g)].flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? []);
		const words = codes.map((code) => font.get(code) ?? '\u0000').join('');
		const last = lines.at(-1);
		if (isNew || !last) lines.push({ words, height: Number(height) });
		else last.words += ` ${words}`;
		isNew = false;
	}
	return lines;
}
