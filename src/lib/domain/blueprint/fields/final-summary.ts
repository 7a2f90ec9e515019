import type { BlueprintSummaryRow } from '#lib/domain/blueprint/blueprint.ts';
import { cellText, type Block, type Table, type TextLine } from '#lib/domain/blueprint/document/document.ts';
import { splitName } from '#lib/domain/blueprint/fields/criteria.ts';

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

function lineRows(lines: readonly TextLine[]): BlueprintSummaryRow[] {
	const rows: BlueprintSummaryRow[] = [];
	let style: TextLine['mark'] | undefined;
	for (const line of lines) {
		const found = categoryOf(line);
		// What is only marked as a name must be marked as the rows before it are.
		const opened =
			found && (style === undefined || style === line.mark || CATEGORY.test(line.text)) ? found : null;
		if (opened) style ??= line.mark;
		const last = rows.at(-1);
		if (opened) {
			rows.push(opened);
			continue;
		}
		if (!last) continue;
		// Behind a complete row, a paragraph of its own is no longer the table.
		if (last.summary !== '' && !line.tight && line.depth === 0) break;
		last.summary = last.summary === '' ? fullText(line) : `${last.summary} ${fullText(line)}`;
	}
	return rows;
}

export function readFinalSummary(blocks: readonly Block[]): BlueprintSummaryRow[] {
	const table = blocks.find((block) => block.kind === 'table');
	if (table) return tableRows(table);
	const first = blocks.findIndex((block) => block.kind === 'line');
	const end = blocks.findIndex((block, index) => block.kind === 'heading' && first >= 0 && index > first);
	return lineRows(blocks.slice(0, end < 0 ? blocks.length : end).filter((block) => block.kind === 'line'));
}

export function roleTitleOf(rows: readonly BlueprintSummaryRow[]): string | null {
	const row = rows.find(({ category }) =>
		/^(?:role|job|position)(?: title| name)?$|^title$/i.test(category.trim()),
	);
	return row && row.summary !== '' ? row.summary : null;
}
