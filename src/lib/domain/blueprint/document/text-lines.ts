/** One line of a plain-text or Markdown source, told apart by its shape alone. */
export interface RawLine {
	indent: number;
	/** Without indentation and list mark. */
	text: string;
	mark: 'none' | 'bullet' | 'number';
	label: string | null;
	/** The character of a bullet. */
	bullet: string;
	/** A blank line, or the start of the document, stands before it. */
	afterBlank: boolean;
}

const BULLET = /^([•●▪■◦‣⁃∙·○–—*+-])[^\S\n]+(?:\[[ xX]\][^\S\n]+)?(?=\S)/;
const NUMBER = /^(\(?\d{1,3}[.)])[^\S\n]+(?=\S)/;
const TAB_STOP = 4;

function indentOf(line: string): number {
	let indent = 0;
	for (const char of line) {
		if (char === '\t') indent += TAB_STOP;
		else if (char.trim() === '') indent++;
		else break;
	}
	return indent;
}

function readLine(line: string, afterBlank: boolean): RawLine {
	const text = line.trim();
	const bullet = BULLET.exec(text);
	const number = bullet ? null : NUMBER.exec(text);
	const marked = bullet ?? number;
	return {
		indent: indentOf(line),
		text: marked ? text.slice(marked[0].length) : text,
		mark: bullet ? 'bullet' : number ? 'number' : 'none',
		label: number?.[1] ?? null,
		bullet: bullet?.[1] ?? '',
		afterBlank,
	};
}

/** A line without a letter or digit (a rule, a lone pipe) separates, and says nothing. */
export function isBlank(line: string): boolean {
	return !/[\p{L}\p{N}]/u.test(line);
}

const WRAPPED_AT_MOST = 120;
const NEAR_THE_EDGE = 20;
const FEWEST_BROKEN = 4;

/** The column at which the whole text was broken into lines, or null where lines are as long as what they say. */
function wrapColumn(lines: readonly string[]): number | null {
	const longest = lines.reduce((most, line) => Math.max(most, line.length), 0);
	if (longest > WRAPPED_AT_MOST || longest < 40) return null;
	const near = lines.filter((line) => line.length > longest - NEAR_THE_EDGE).length;
	if (near < 6 || near * 6 < lines.filter((line) => !isBlank(line)).length) return null;
	return goesOnInLowerCase(lines, longest) ? longest : null;
}

/** Lines may be long by chance. Broken ones go on in the midst of a sentence. */
function goesOnInLowerCase(lines: readonly string[], column: number): boolean {
	const next = lines.slice(1).filter((line, at) => {
		const text = line.trim();
		return (
			!standsAlone(line) &&
			!isBlank(text) &&
			!BULLET.test(text) &&
			!NUMBER.test(text) &&
			isFull(lines[at] ?? '', text, column)
		);
	});
	const goOn = next.filter((line) => /^\s*[\p{Ll}(]/u.test(line)).length;
	return goOn >= FEWEST_BROKEN && goOn * 2 >= next.length;
}

/** Whether a line could not take the first word of the line below it. */
function isFull(line: string, below: string, column: number): boolean {
	const firstWord = /\S+/.exec(below)?.[0] ?? '';
	return !isBlank(line) && line.trimEnd().length + 1 + firstWord.length > column;
}

/** Lines that end where they end: rows, headings and what underlines them. */
function standsAlone(line: string): boolean {
	return line.includes('|') || /\S(?:\t| {3,})/.test(line) || isUnderline(line) || /^#{1,6}\s/.test(line);
}

/** Splits a text into lines; where it was wrapped at a column, the broken lines are joined again. */
export function rawLines(text: string): RawLine[] {
	const source = text.split('\n');
	const column = wrapColumn(source);
	const lines: RawLine[] = [];
	let previous = '';
	let afterBlank = true;
	for (const line of source) {
		if (isBlank(line) && !isUnderline(line) && !isDelimiterRow(line)) {
			afterBlank = true;
			previous = '';
			continue;
		}
		const raw = readLine(line, afterBlank);
		const last = lines.at(-1);
		const wrapped = column !== null && isFull(previous, raw.text, column);
		if (
			last &&
			wrapped &&
			!afterBlank &&
			raw.mark === 'none' &&
			!standsAlone(line) &&
			!standsAlone(previous)
		) {
			last.text += ` ${raw.text}`;
		} else {
			lines.push(raw);
		}
		previous = line.trimEnd();
		afterBlank = false;
	}
	return lines;
}

/** The underline of a Markdown heading. */
export function isUnderline(line: string): boolean {
	return /^ {0,3}(?:={3,}|-{3,})\s*$/.test(line);
}

export function isDelimiterRow(line: string): boolean {
	const text = line.trim();
	return text.includes('-') && text.includes('|') && /^[|:\s-]+$/.test(text);
}
