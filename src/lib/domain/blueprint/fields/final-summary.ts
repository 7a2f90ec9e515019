import type { BlueprintSummaryRow } from '#lib/domain/blueprint/blueprint.ts';
import { cellText, type Block, type Table, type TextLine } from '#lib/domain/blueprint/document/document.ts';
import { splitName } from '#lib/domain/blueprint/fields/criteria.ts';
import { splitCells } from '#lib/domain/blueprint/fields/flattened-row.ts';
import type { Raise } from '#lib/domain/blueprint/warnings.ts';

/** The categories of this family of documents: known, they are found even where nothing marks the cell's end. */
const CATEGORY =
	/^(?:role title|role purpose|top (?:\d{1,2} )?(?:(?:key |core )?responsibilities|technical skills|soft skills|tools(?: ?(?:\/|or|and|&) ?(?:platforms|technologies))?|platforms|kpis|metrics)|main deliverables|main goals|career progression(?: options)?)(?=$|[\s:–—])/i;

/** Whether a line is one of the known categories, and nothing else. */
export function isCategory(text: string): boolean {
	return text.length < 60 && CATEGORY.exec(text)?.[0].length === text.replace(/\s*:$/, '').length;
}

/** Whether the rows of a table are those of a closing summary. */
export function namesCategories(table: Table): boolean {
	return table.rows.filter((row) => isCategory(cellText(row[0]))).length > 1;
}

function tableRows(table: Table): BlueprintSummaryRow[] {
	return table.rows.flatMap((row, index) => {
		const [first, ...rest] = row.map(cellText);
		const isHead =
			row.every((cell) => cell.head) ||
			(index === 0 && /^(?:category|item|area|field|section)$/i.test(first ?? ''));
		if (isHead || !first) return [];
		return [{ category: first.replace(/\s*:$/, ''), summary: rest.filter((text) => text !== '').join(' ') }];
	});
}

function fullText(line: TextLine): string {
	return line.label === null ? line.text : `${line.label} ${line.text}`;
}

/** The category that a line begins with: a known one, or what is marked as a name. */
function categoryOf(line: TextLine): BlueprintSummaryRow | null {
	const known = CATEGORY.exec(line.text)?.[0];
	if (known !== undefined && line.label === null) {
		return { category: known.trim(), summary: line.text.slice(known.length).replace(/^[\s:–—-]+/, '') };
	}
	const marked = line.mark === 'bullet' || (line.bold > 0 && line.bold < line.text.length);
	if (!marked) return null;
	const { name, rest } = splitName(line);
	return rest !== '' && name.split(' ').length <= 6 ? { category: name, summary: rest } : null;
}

const LONGEST_CATEGORY_WORDS = 4;

/** A row of a flattened table whose category is none of the known ones: cut where a capitalised word begins the summary. */
function guessRow(line: TextLine): BlueprintSummaryRow | null {
	if (line.mark !== 'none' || line.depth > 0) return null;
	const [category = '', summary = ''] = splitCells(line.text, 2);
	return summary !== '' && category.split(' ').length <= LONGEST_CATEGORY_WORDS
		? { category, summary }
		: null;
}

/** A table with one cell a line: of each pair of lines the first is the category, whether it is known or not. */
function isPaired(lines: readonly TextLine[]): boolean {
	const known = lines.flatMap((line, at) => (line.label === null && isCategory(line.text) ? [at] : []));
	const start = known[0] ?? 0;
	if ((lines.length - start) % 2 !== 0) return false;
	const isEven = known.every((at) => (at - start) % 2 === 0);
	return known.length > 1 && isEven && lines.every((line) => line.label === null && line.depth === 0);
}

function lineRows(lines: readonly TextLine[], raise: Raise): BlueprintSummaryRow[] {
	const rows: BlueprintSummaryRow[] = [];
	let style: TextLine['mark'] | undefined;
	let oneLineEach = true;
	const lastKnown = lines.findLastIndex((line) => line.label === null && CATEGORY.test(line.text));
	const behind = lines.findIndex((line, at) => at > lastKnown + 1 && !line.tight);
	const end = behind < 0 ? lines.length : behind;
	const paired = isPaired(lines.slice(0, end));
	for (const [at, line] of lines.entries()) {
		const found = categoryOf(line);
		// What is only marked as a name must be marked as the rows before it are.
		const opened =
			found && (style === undefined || style === line.mark || CATEGORY.test(line.text)) ? found : null;
		if (opened) style ??= line.mark;
		const last = rows.at(-1);
		if (paired && last && last.summary !== '' && at < end) {
			rows.push({ category: line.text, summary: '' });
			continue;
		}
		if (opened) {
			rows.push(opened);
			oneLineEach &&= opened.summary !== '';
			continue;
		}
		if (!last) continue;
		// Behind a complete row, a paragraph of its own is no longer the table.
		if (last.summary !== '' && !line.tight && line.depth === 0 && at > lastKnown) break;
		const guessed = oneLineEach ? guessRow(line) : null;
		if (guessed) {
			raise({ code: 'table_flattened' });
			rows.push(guessed);
			continue;
		}
		oneLineEach = false;
		last.summary = last.summary === '' ? fullText(line) : `${last.summary} ${fullText(line)}`;
	}
	return rows;
}

export function readFinalSummary(blocks: readonly Block[], raise: Raise): BlueprintSummaryRow[] {
	const table = blocks.find((block) => block.kind === 'table');
	if (table) return tableRows(table);
	const first = blocks.findIndex((block) => block.kind === 'line');
	const end = blocks.findIndex((block, index) => block.kind === 'heading' && first >= 0 && index > first);
	const lines = blocks.slice(0, end < 0 ? blocks.length : end).filter((block) => block.kind === 'line');
	return lineRows(lines, raise);
}

export function roleTitleOf(rows: readonly BlueprintSummaryRow[]): string | null {
	const row = rows.find(({ category }) =>
		/^(?:role|job|position)(?: title| name)?$|^title$/i.test(category.trim()),
	);
	return row && row.summary !== '' ? row.summary : null;
}
