import { monoParts } from '#lib/domain/blueprint/export/pdf-text.ts';
import {
	PAGE,
	STYLES,
	WIDTH,
	type Document,
	type Element,
	type Paper,
	type Row,
	type Style,
} from '#lib/server/pdf/paper.ts';
import { wrap } from '#lib/server/pdf/wrap.ts';

const RULE = 24;
const BOX = 10;
/** Puts the middle of a box at the middle of the letters beside it. */
const BOX_DROP = 0.8;
const EDGE = '#777777';

export type Typesetter = ReturnType<typeof typesetter>;

/** Makes rows. `settable` gives what the fonts have. */
export function typesetter({ doc, element }: Paper, settable: (text: string) => string) {
	/** The rows of a text in an element of its own. The first two and the last two lines stay together. */
	function text(
		words: string,
		style: Style,
		{ parent, tag = 'P', left = 0, before = 4, tied = false, placed }: TextPlace,
	): Row[] {
		const set = settable(words);
		const lines = wrap(set, WIDTH - left, (part) => widthOf(doc, part, style));
		const own = element(tag, parent, set === words || !set.includes('\ufffd') ? undefined : words);
		return lines.map((line, index) => ({
			before: index === 0 ? before : 0,
			height: style.leading,
			tied: index === lines.length - 1 ? tied : index === 0 || index === lines.length - 2,
			parts: [{ element: own, write: (y) => write(doc, line, PAGE.left + left, y, style) }],
			...(index === 0 && placed ? { placed } : {}),
		}));
	}

	/** A text with something before its first line: a number or a level, or a box to tick where `label` is null. */
	function item(
		words: string,
		style: Style,
		{ parent, left = 0, label, ...place }: Omit<TextPlace, 'tag'> & { label: string | null; indent: number },
	): Row[] {
		const own = element('LI', parent);
		const x = PAGE.left + left;
		const said = label === null ? [] : [labelPart(label, own, x, style)];
		const [first, ...others] = text(words, style, {
			...place,
			parent: own,
			tag: 'LBody',
			left: left + place.indent,
		});
		if (!first) return [];
		const ornament = label === null ? { ornament: (y: number) => box(doc, x, y + BOX_DROP) } : {};
		return [{ ...first, ...ornament, parts: [...said, ...first.parts] }, ...others];
	}

	function labelPart(label: string, parent: Element, x: number, style: Style): Row['parts'][number] {
		const own = element('Lbl', parent);
		return { element: own, write: (y) => write(doc, label, x, y, { ...style, font: 'bold' }) };
	}

	/** Lines to write on, the last of which the next row may leave. */
	function rules(count: number, left = 0): Row[] {
		return Array.from({ length: count }, (_, index) => ({
			before: 0,
			height: RULE,
			tied: index < count - 1,
			parts: [],
			ornament: (y) => rule(doc, PAGE.left + left, PAGE.left + WIDTH, y + RULE - 2),
		}));
	}

	/** A word with a line to write on beside it. */
	function blank(word: string, parent: Element): Row {
		const own = element('P', parent);
		return {
			before: 0,
			height: RULE,
			tied: true,
			parts: [{ element: own, write: (y) => write(doc, word, PAGE.left, y + 11, STYLES.soft) }],
			ornament: (y) => rule(doc, PAGE.left + 70, PAGE.left + WIDTH * 0.75, y + RULE - 2),
		};
	}

	/** Boxes to tick, side by side, each with its word. */
	function boxes(words: readonly string[], parent: Element): Row {
		const own = element('P', parent);
		const step = 46;
		return {
			before: 5,
			height: 20,
			tied: true,
			parts: [
				{
					element: own,
					write: (y) => {
						for (const [index, word] of words.entries()) {
							write(doc, word, PAGE.left + index * step + BOX + 6, y + 3, STYLES.strong);
						}
					},
				},
			],
			ornament: (y) => words.forEach((_, index) => box(doc, PAGE.left + index * step, y + 3 + BOX_DROP)),
		};
	}

	/** Parts what follows from what was before. */
	function bar(before: number): Row {
		return {
			before,
			height: 7,
			tied: true,
			parts: [],
			ornament: (y) =>
				doc
					.lineWidth(1.4)
					.moveTo(PAGE.left, y)
					.lineTo(PAGE.left + WIDTH, y)
					.stroke(STYLES.body.color),
		};
	}

	return { text, item, rules, blank, boxes, bar };
}

type TextPlace = {
	parent: Element;
	/** The kind of element, a paragraph unless it is said. */
	tag?: string;
	/** How far in. */
	left?: number;
	before?: number;
	/** Whether the last line stays with what follows. */
	tied?: boolean;
	placed?: (y: number) => void;
};

export function widthOf(doc: Document, text: string, style: Style): number {
	if (style.font !== 'mono') return doc.font(style.font).fontSize(style.size).widthOfString(text);
	return monoParts(text).reduce((sum, part, index) => {
		if (part === '') return sum;
		doc.font(index % 2 === 0 ? 'mono' : 'regular').fontSize(style.size);
		return sum + doc.widthOfString(part);
	}, 0);
}

/** One line. What has no letter of one width is set in the other font, so that it is there at all. */
export function write(doc: Document, line: string, x: number, y: number, style: Style): void {
	doc.fillColor(style.color);
	if (style.font !== 'mono') {
		doc.font(style.font).fontSize(style.size).text(line, x, y, { lineBreak: false });
		return;
	}
	let from = x;
	for (const [index, part] of monoParts(line).entries()) {
		if (part === '') continue;
		doc.font(index % 2 === 0 ? 'mono' : 'regular').fontSize(style.size);
		doc.text(part, from, y, { lineBreak: false });
		from += doc.widthOfString(part);
	}
}

function rule(doc: Document, from: number, to: number, y: number) {
	doc.lineWidth(0.6).moveTo(from, y).lineTo(to, y).stroke(EDGE);
}

function box(doc: Document, x: number, y: number) {
	doc.lineWidth(0.8).rect(x, y, BOX, BOX).stroke(EDGE);
}
