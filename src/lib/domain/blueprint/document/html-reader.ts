import { Tokenizer, TokenizerMode, type Token, type TokenHandler } from 'parse5';
import type { Clean } from '#lib/domain/blueprint/input/clean-text.ts';
import { textLine, type Block, type Cell } from '#lib/domain/blueprint/document/document.ts';
import {
	attribute,
	bodyRank,
	hasActiveAttribute,
	isActive,
	isHidingComment,
	treatmentOf,
	type Treatment,
} from '#lib/domain/blueprint/document/html-policy.ts';
import { LineBuilder } from '#lib/domain/blueprint/document/line-builder.ts';
import { spanOf, spreadRows } from '#lib/domain/blueprint/document/spanned-cells.ts';
import { OpenElements, type OpenElement } from '#lib/domain/blueprint/document/open-elements.ts';

export interface RankedBlock {
	block: Block;
	/** See `bodyRank`: how sure it is that the block belongs to the article. */
	rank: number;
}

export interface HtmlReading {
	blocks: RankedBlock[];
	/** The texts of `title`, and of the metadata that name the page. */
	page: { title: string; ogTitle: string; siteName: string; canonical: string };
	/** Where active or hidden content was dropped: the number of blocks before it, and the rank of the place. */
	removed: { at: number; rank: number }[];
}

const RAW_TEXT: Record<string, (typeof TokenizerMode)[keyof typeof TokenizerMode]> = {
	script: TokenizerMode.SCRIPT_DATA,
	style: TokenizerMode.RAWTEXT,
	xmp: TokenizerMode.RAWTEXT,
	iframe: TokenizerMode.RAWTEXT,
	noembed: TokenizerMode.RAWTEXT,
	noframes: TokenizerMode.RAWTEXT,
	noscript: TokenizerMode.RAWTEXT,
	title: TokenizerMode.RCDATA,
	textarea: TokenizerMode.RCDATA,
	plaintext: TokenizerMode.PLAINTEXT,
};

/**
 * Reads HTML token by token into blocks. There is no tree: what an element passes on to its content is carried by the
 * stack of open elements, so that time is linear and depth costs nothing.
 */
class HtmlReader implements TokenHandler {
	readonly reading: HtmlReading = {
		blocks: [],
		page: { title: '', ogTitle: '', siteName: '', canonical: '' },
		removed: [],
	};
	readonly #line: LineBuilder;
	readonly #open = new OpenElements();
	#tokenizer: Tokenizer;
	#tight = false;
	#rows: Cell[][] | null = null;
	#inTitle = false;

	constructor(clean: Clean) {
		this.#line = new LineBuilder(clean);
		this.#open.beforeClose = (element) => this.#close(element);
		this.#tokenizer = new Tokenizer({ sourceCodeLocationInfo: false }, this);
	}

	read(html: string): HtmlReading {
		this.#tokenizer.write(html, true);
		return this.reading;
	}

	onStartTag(token: Token.TagToken): void {
		const tag = token.tagName;
		this.#tokenizer.state = RAW_TEXT[tag] ?? this.#tokenizer.state;
		if (tag === 'meta' || tag === 'link') return this.#noteMetadata(token);
		this.#open.closeImplied(tag);
		const parent = this.#open.top;
		if (tag === 'title' && parent.skipped !== 'active') this.#inTitle = this.reading.page.title === '';
		const treatment: Treatment = parent.skipped ?? treatmentOf(token);
		const rank = Math.max(parent.rank, bodyRank(token));
		const runs = parent.skipped ? parent.drawing && isActive(tag) : treatment === 'active';
		if (runs || (!parent.skipped && hasActiveAttribute(token))) this.#noteRemoved(rank);
		if (tag === 'br') return this.#breakLine();
		const element = this.#open.push(token, treatment === 'content' ? null : treatment, rank);
		if (element.isBlock && !parent.skipped) this.#flush(parent);
		if (element.skipped) return;
		if (tag === 'table' && !this.#rows) this.#rows = [];
		if (this.#rows && element.table === 1) {
			if (tag === 'tr') this.#rows.push([]);
			if (tag === 'td' || tag === 'th') this.#openCell(token);
		}
	}

	onEndTag(token: Token.TagToken): void {
		if (token.tagName === 'title') this.#inTitle = false;
		if (token.tagName === 'br') return this.#breakLine();
		if (token.tagName === 'p' && !this.#open.has('p')) return this.#flush(this.#open.top);
		this.#open.close(token.tagName);
	}

	onCharacter(token: Token.CharacterToken): void {
		const element = this.#open.top;
		if (this.#inTitle) this.reading.page.title += token.chars;
		if (element.skipped === 'hidden' && !element.noted && /[\p{L}\p{N}]/u.test(token.chars)) {
			element.noted = true;
			this.#noteRemoved(element.rank);
		}
		if (element.skipped) return;
		if (!element.pre) return this.#line.add(token.chars, element.bold);
		for (const [index, text] of token.chars.split('\n').entries()) {
			if (index > 0) this.#breakLine();
			this.#line.add(text, element.bold);
		}
	}

	onWhitespaceCharacter(token: Token.CharacterToken): void {
		this.onCharacter(token);
	}

	onNullCharacter(): void {}

	onComment(token: Token.CommentToken): void {
		const { skipped, rank } = this.#open.top;
		if (!skipped && isHidingComment(token.data)) this.#noteRemoved(rank);
	}

	onDoctype(): void {}

	onEof(): void {
		this.#open.closeAll();
		this.#flush(this.#open.top);
	}

	#noteRemoved(rank: number): void {
		this.reading.removed.push({ at: this.reading.blocks.length, rank });
	}

	#noteMetadata(token: Token.TagToken): void {
		const { page } = this.reading;
		const name = attribute(token, 'property') || attribute(token, 'name');
		if (name === 'og:title') page.ogTitle ||= attribute(token, 'content');
		if (name === 'og:site_name') page.siteName ||= attribute(token, 'content');
		const rel = attribute(token, 'rel').toLowerCase().split(/\s+/);
		if (token.tagName === 'link' && rel.includes('canonical')) page.canonical ||= attribute(token, 'href');
	}

	#openCell(token: Token.TagToken): void {
		if (this.#rows?.length === 0) this.#rows.push([]);
		this.#rows?.at(-1)?.push({
			lines: [],
			head: token.tagName === 'th',
			span: spanOf(attribute(token, 'colspan')),
			rows: spanOf(attribute(token, 'rowspan')),
		});
	}

	#close(element: OpenElement): void {
		if (!element.skipped && element.isBlock) this.#flush(element);
		if (element.tag === 'table' && element.table === 1 && !element.skipped && this.#rows) {
			const rows = this.#rows.filter((row) => row.length > 0);
			this.#rows = null;
			this.#push({ kind: 'table', rows: spreadRows(rows) }, element.rank);
		}
	}

	#push(block: Block, rank: number): void {
		this.reading.blocks.push({ block, rank });
	}

	#breakLine(): void {
		if (this.#open.top.skipped) return;
		const afterBreak = this.#tight;
		const before = this.reading.blocks.length;
		this.#flush(this.#open.top);
		// Two breaks with nothing between them part paragraphs.
		this.#tight = !afterBreak || this.reading.blocks.length > before;
	}

	/** Ends the line that was being gathered inside `element`. */
	#flush(element: OpenElement): void {
		const tight = this.#tight;
		this.#tight = false;
		for (const [index, line] of this.#line.take().entries()) {
			if (this.#rows && !element.caption) {
				this.#rows.at(-1)?.at(-1)?.lines.push({ text: line.text, bold: line.bold });
				continue;
			}
			if (element.caption) {
				this.#push({ kind: 'caption', text: line.text }, element.rank);
				continue;
			}
			if (element.heading > 0) {
				this.#push({ kind: 'heading', level: element.heading, text: line.text }, element.rank);
				continue;
			}
			const own = element.item?.takeMark() ?? 'none';
			const dashed = line.dashed && own === 'none';
			const mark = dashed ? 'bullet' : own;
			const depth = Math.max(element.lists + (dashed ? 1 : 0), mark === 'none' ? 0 : 1);
			this.#push(textLine(line, { mark, depth, tight: tight || index > 0, dashed }), element.rank);
		}
	}
}

export function readHtml(html: string, clean: Clean): HtmlReading {
	return new HtmlReader(clean).read(html);
}
