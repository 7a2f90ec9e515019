import type PDFKit from 'pdfkit';
import type { FontName } from '#lib/server/pdf/fonts.ts';

export type Document = InstanceType<typeof PDFKit>;
export type Element = PDFKit.PDFStructureElement;

/** In points, of which 72 are an inch. */
export const PAGE = { width: 595.28, height: 841.89, left: 56, right: 56, top: 56, bottom: 68 };
export const WIDTH = PAGE.width - PAGE.left - PAGE.right;
/** Where the foot of a page begins. */
export const FOOT = PAGE.height - PAGE.bottom;

export type Style = { font: FontName; size: number; leading: number; color: string };

const INK = '#1a1a1a';
const SOFT = '#555555';

export const STYLES = {
	title: { font: 'bold', size: 19, leading: 25, color: INK },
	section: { font: 'bold', size: 14, leading: 20, color: INK },
	name: { font: 'bold', size: 11, leading: 16, color: INK },
	strong: { font: 'bold', size: 10, leading: 14.5, color: INK },
	body: { font: 'regular', size: 10, leading: 14.5, color: INK },
	soft: { font: 'regular', size: 9, leading: 13, color: SOFT },
	mono: { font: 'mono', size: 8.5, leading: 11.5, color: INK },
	foot: { font: 'regular', size: 8, leading: 11, color: SOFT },
} as const satisfies Record<string, Style>;

/** A strip of a page that is never cut. */
export type Row = {
	/** Free space above, which goes at the head of a page. */
	before: number;
	height: number;
	/** Whether the next row must not begin another page. */
	tied: boolean;
	/** What is read, each part with the element of the document's structure that it belongs to. */
	parts: { element: Element; write: (y: number) => void }[];
	/** What is only seen. */
	ornament?: (y: number) => void;
	/** What is done once its place is known. */
	placed?: (y: number) => void;
};

/** Longer work lets other requests in between. */
const BREATH = 20;

export type Paper = {
	doc: Document;
	/** Rows one below the other. `whole` keeps them on one page, where a page has room for all of them. */
	place: (rows: Row[], whole?: boolean) => Promise<void>;
	/** What comes next begins a page. */
	turn: () => void;
	/** Element for element, what the document is made of. */
	element: (tag: string, parent: Element, actual?: string) => Element;
};

/** `firstFoot` is the room that the first page keeps free above its foot. */
export function paper(doc: Document, firstFoot: number): Paper {
	let y = PAGE.top;
	let foot = FOOT - firstFoot;
	let isFresh = true;
	let open: Element | null = null;
	let lastBreath = performance.now();

	function turn() {
		if (isFresh) return;
		close();
		doc.addPage();
		y = PAGE.top;
		foot = FOOT;
		isFresh = true;
	}

	function draw(row: Row) {
		if (!isFresh) y += row.before;
		row.placed?.(y);
		for (const { element, write } of row.parts) {
			if (open !== element) {
				close();
				element.add(doc.markStructureContent(tagOf(element)));
				open = element;
			}
			write(y);
		}
		if (row.ornament) {
			close();
			doc.markContent('Artifact', { type: 'Layout' });
			row.ornament(y);
			doc.endMarkedContent();
		}
		y += row.height;
		isFresh = false;
	}

	/** Lines of one paragraph are one piece of content, as far as they stand on one page. */
	function close() {
		if (open) doc.endMarkedContent();
		open = null;
	}

	async function place(rows: Row[], whole = false) {
		if (whole && heightOf(rows) <= FOOT - PAGE.top && !fits(rows)) turn();
		for (const tied of inTies(rows)) {
			if (!fits(tied)) turn();
			for (const row of tied) {
				if (!fits([row])) turn();
				draw(row);
			}
			if (performance.now() - lastBreath > BREATH) {
				await breath();
				lastBreath = performance.now();
			}
		}
		close();
	}

	function fits(rows: Row[]): boolean {
		const before = isFresh ? 0 : (rows[0]?.before ?? 0);
		return y + before + heightOf(rows) <= foot;
	}

	function element(tag: string, parent: Element, actual?: string): Element {
		const made = doc.struct(tag, actual === undefined ? {} : { actual });
		tags.set(made, tag);
		parent.add(made);
		return made;
	}

	return { doc, place, turn, element };
}

/** Lets other work go on. */
export function breath(): Promise<void> {
	return new Promise((settle) => setImmediate(settle));
}

const tags = new WeakMap<Element, string>();

function tagOf(element: Element): string {
	return tags.get(element) ?? 'Span';
}

/** Without the space above the first. */
function heightOf(rows: Row[]): number {
	return rows.reduce((sum, { before, height }, index) => sum + height + (index === 0 ? 0 : before), 0);
}

function inTies(rows: Row[]): Row[][] {
	const ties: Row[][] = [];
	for (const [index, row] of rows.entries()) {
		const last = ties.at(-1);
		if (last && rows[index - 1]?.tied) last.push(row);
		else ties.push([row]);
	}
	return ties;
}
