import type { Cell } from '#lib/domain/blueprint/document/document.ts';

const MOST = 100;

/** The value of `colspan` or `rowspan`: 1 unless it says more; bounded, since a hostile table can claim any. */
export function spanOf(attribute: string): number {
	const span = Number.parseInt(attribute, 10);
	return span > 1 ? Math.min(span, MOST) : 1;
}

/** More repeated cells than any honest table has: what a table claims beyond them is not spread. */
const MOST_REPEATED = 5000;

/** Repeats a cell that takes up several rows in each of them, so that every row has its cells in their columns. */
export function spreadRows(rows: readonly Cell[][]): Cell[][] {
	let running: { column: number; left: number; cell: Cell }[] = [];
	let repeated = 0;
	return rows.map((row) => {
		const full: Cell[] = [];
		const still: typeof running = [];
		let column = 0;
		let next = 0;
		const takeRunning = (upTo: number) => {
			for (let open = running[next]; open && open.column <= upTo; open = running[++next]) {
				if (++repeated > MOST_REPEATED) return;
				full.push({ ...open.cell, rows: 0 });
				column = open.column + open.cell.span;
				if (open.left > 1) still.push({ ...open, left: open.left - 1 });
				upTo = Math.max(upTo, column);
			}
		};
		for (const cell of row) {
			takeRunning(column);
			if (cell.rows > 1) still.push({ column, left: cell.rows - 1, cell });
			full.push(cell);
			column += cell.span;
		}
		takeRunning(Number.POSITIVE_INFINITY);
		running = repeated > MOST_REPEATED ? [] : still.sort((one, other) => one.column - other.column);
		return full;
	});
}
