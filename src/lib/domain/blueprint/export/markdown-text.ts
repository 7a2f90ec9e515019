/** Characters that mark something wherever they stand in a line. */
const MARK = /[\\`*_[\]|~]/g;
const LINE_START = /^(?:[#>+=-]|\d{1,3}[.)])/;
const LIST_MARK = /^(\s*)([-*+]|\d{1,3}[.)])\s+(?=\S)/;

function escapeMarks(text: string): string {
	return text
		.replace(MARK, '\\$&')
		.replace(/\]\(/g, ']\\(')
		.replace(/&(?=#?[a-z\d]+;)/gi, '&amp;')
		.replace(/</g, '&lt;')
		.replace(/>/g, '&gt;');
}

/** A text as one line of Markdown in which nothing is a mark, a tag or an entity. */
export function markdownLine(text: string): string {
	return escapeMarks(text.replace(/\s+/g, ' ').trim());
}

function escapeStart(line: string): string {
	return line.replace(LINE_START, (mark) => `${mark.slice(0, -1)}\\${mark.slice(-1)}`);
}

/** The same for a line of its own, which must not begin like a list, a heading or a quotation. */
export function markdownParagraph(text: string): string {
	return escapeStart(markdownLine(text));
}

/** A text of several lines. Its lists stay lists; everything else in it is words. */
export function markdownBlock(text: string): string {
	const lines = text.split('\n').map((line) => {
		const [whole = '', indent = '', mark = ''] = LIST_MARK.exec(line) ?? [];
		if (whole === '') return markdownParagraph(line);
		return `${indent.replace(/\t/g, '    ')}${mark} ${markdownParagraph(line.slice(whole.length))}`;
	});
	return lines.join('\n').trim();
}
