import type { Token } from 'parse5';
import { attribute, type Treatment } from '#lib/domain/blueprint/document/html-policy.ts';

const LEVELS: Record<string, number> = { h1: 1, h2: 2, h3: 3, h4: 4, h5: 5, h6: 6 };
const VOID = new Set(
	'area base br col embed frame hr img input keygen link meta param source track wbr'.split(' '),
);
const INLINE = new Set(
	'a abbr acronym b bdi bdo big cite code del dfn em font i ins kbd label mark q s samp small span strike strong sub sup time tt u var script style template noscript iframe svg math canvas img input button select textarea wbr'.split(
		' ',
	),
);
const CLOSES_PARAGRAPH = new Set(
	'address article aside blockquote center details dialog div dl dd dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main menu nav ol p pre section table ul'.split(
		' ',
	),
);
const IN_HEAD = new Set('base link meta noscript script style template title'.split(' '));
const TABLE_PARTS = new Set('table thead tbody tfoot tr td th'.split(' '));

/** What stands outside them cannot be closed from inside. */
const SCOPES = new Set('template object marquee applet'.split(' '));
/** A list item that opens inside them does not end the one around them. */
const HOLDS_ITEMS = new Set(
	'template object marquee applet select button details summary aside article section header footer main nav figure figcaption fieldset form blockquote pre center dialog h1 h2 h3 h4 h5 h6'.split(
		' ',
	),
);

/** A list item hands out its mark once: to the first line in it. */
export class Item {
	#mark: 'bullet' | 'number' | 'none';

	constructor(mark: 'bullet' | 'number') {
		this.#mark = mark;
	}

	takeMark(): 'bullet' | 'number' | 'none' {
		const mark = this.#mark;
		this.#mark = 'none';
		return mark;
	}
}

/** What an open element means for the text in it. All but the first five fields are inherited. */
export interface OpenElement {
	tag: string;
	isBlock: boolean;
	heading: number;
	/** Whether the loss of hidden text was noted already. */
	noted: boolean;
	list: 'bullet' | 'number';
	skipped: Exclude<Treatment, 'content'> | null;
	rank: number;
	bold: boolean;
	pre: boolean;
	/** Within a drawing or a formula, where a script still counts as active content of the text around it. */
	drawing: boolean;
	caption: boolean;
	lists: number;
	item: Item | null;
	/** How many tables the element stands in, itself included. */
	table: number;
	/** Places on the stack of the nearest block, and of the nearest p, li or dt/dd, tr and cell that an end tag may be implied for; -1 for none. */
	block: number;
	p: number;
	li: number;
	row: number;
	cell: number;
	/** The place of the nearest element of which no end tag inside it reaches out. */
	scope: number;
}

function rootElement(): OpenElement {
	return {
		tag: '',
		isBlock: true,
		heading: 0,
		noted: false,
		list: 'bullet',
		skipped: null,
		rank: 0,
		bold: false,
		pre: false,
		drawing: false,
		caption: false,
		lists: 0,
		item: null,
		table: 0,
		block: 0,
		p: -1,
		li: -1,
		row: -1,
		cell: -1,
		scope: -1,
	};
}

function isBold(token: Token.TagToken, inherited: boolean): boolean {
	if (token.tagName === 'strong' || token.tagName === 'b' || token.tagName === 'dt') return true;
	const weight = /font-weight:\s*(bold|normal|\d+)/i.exec(attribute(token, 'style'))?.[1];
	if (weight === undefined) return inherited;
	return weight.toLowerCase() === 'bold' || Number(weight) >= 600;
}

/** The stack of open elements, with the implied end tags that matter for text. Every operation is O(1) amortised. */
export class OpenElements {
	beforeClose: (element: OpenElement) => void = () => {};
	readonly #stack: OpenElement[] = [rootElement()];
	readonly #places = new Map<string, number[]>();

	get top(): OpenElement {
		return this.#stack.at(-1) ?? rootElement();
	}

	has(tag: string): boolean {
		return (this.#places.get(tag)?.length ?? 0) > 0;
	}

	/** Closes what the start of `tag` ends without saying so. */
	closeImplied(tag: string): void {
		const { top } = this;
		if (top.tag === 'head' && !IN_HEAD.has(tag)) this.close('head');
		if (CLOSES_PARAGRAPH.has(tag) && top.p >= 0) this.#closeFrom(top.p);
		if ((tag === 'li' || tag === 'dt' || tag === 'dd') && this.top.li >= 0) this.#closeFrom(this.top.li);
		if ((tag === 'td' || tag === 'th') && top.cell >= 0) this.#closeFrom(this.top.cell);
		if ((tag === 'tr' || tag === 'tbody' || tag === 'tfoot' || tag === 'thead') && top.row >= 0) {
			this.#closeFrom(this.top.row);
		}
	}

	/** An element that can have no content is returned, but is not left open. */
	push(token: Token.TagToken, skipped: OpenElement['skipped'], rank: number): OpenElement {
		const parent = this.top;
		const tag = token.tagName;
		const place = this.#stack.length;
		const isList = tag === 'ul' || tag === 'ol' || tag === 'dl' || tag === 'menu';
		const isCell = tag === 'td' || tag === 'th';
		const isScope = SCOPES.has(tag);
		const isItem = tag === 'li' || tag === 'dt' || tag === 'dd';
		const list = tag === 'ol' ? 'number' : isList ? 'bullet' : parent.list;
		const element: OpenElement = {
			tag,
			isBlock: !INLINE.has(tag),
			heading: LEVELS[tag] ?? (INLINE.has(tag) || tag === 'div' ? parent.heading : 0),
			noted: parent.noted,
			list,
			skipped,
			rank,
			bold: isBold(token, parent.bold),
			pre: parent.pre || tag === 'pre',
			drawing: tag === 'svg' || tag === 'math' || parent.drawing,
			caption: parent.caption || tag === 'caption' || tag === 'figcaption',
			lists: parent.lists + (isList ? 1 : 0),
			item: tag === 'li' || tag === 'dt' ? new Item(list) : isList || tag === 'dd' ? null : parent.item,
			table: parent.table + (tag === 'table' ? 1 : 0),
			block: INLINE.has(tag) ? parent.block : place,
			p: tag === 'p' ? place : isCell || isScope || tag === 'table' ? -1 : parent.p,
			li: isItem ? place : isList || isCell || HOLDS_ITEMS.has(tag) || tag === 'table' ? -1 : parent.li,
			row: tag === 'tr' ? place : isScope || tag === 'table' ? -1 : parent.row,
			cell: isCell ? place : isScope || tag === 'table' || tag === 'tr' ? -1 : parent.cell,
			scope: isScope ? place : parent.scope,
		};
		if (VOID.has(tag) || (token.selfClosing && skipped !== null)) return element;
		this.#stack.push(element);
		const places = this.#places.get(tag);
		if (places) places.push(place);
		else this.#places.set(tag, [place]);
		return element;
	}

	close(tag: string): void {
		const place = this.#places.get(tag)?.at(-1);
		if (place === undefined) return;
		const { top } = this;
		if (place < top.scope || (!TABLE_PARTS.has(tag) && place < top.cell)) return;
		// Formatting that is closed across an item or a block must not close that block.
		if (INLINE.has(tag) && place < top.block && top.skipped === null) {
			top.bold = false;
			return;
		}
		this.#closeFrom(place);
	}

	closeAll(): void {
		this.#closeFrom(1);
	}

	#closeFrom(place: number): void {
		while (this.#stack.length > Math.max(place, 1)) {
			const element = this.top;
			this.beforeClose(element);
			this.#stack.pop();
			this.#places.get(element.tag)?.pop();
		}
	}
}
