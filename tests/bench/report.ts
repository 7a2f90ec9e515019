import type { Measured } from './measure.ts';

const HEADINGS = [
	'Request',
	'SQL',
	'app req/s',
	'median ms',
	'p99 ms',
	'floor req/s',
	'median ms',
	'p99 ms',
	'ratio',
];

/** A table that reads as plain text and as Markdown. */
export function tableOf(measured: readonly Measured[]): string {
	const rows = measured.map(({ name, statements, app, floor }) => [
		name,
		String(statements),
		figure(app.rate),
		figure(app.median),
		figure(app.p99),
		figure(floor.rate),
		figure(floor.median),
		figure(floor.p99),
		(floor.rate / app.rate).toFixed(1),
	]);
	const widths = HEADINGS.map((heading, column) =>
		Math.max(heading.length, ...rows.map((row) => row[column]?.length ?? 0)),
	);
	const line = (cells: readonly string[]) =>
		`| ${cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join(' | ')} |`;
	const rule = `| ${widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
	return [line(HEADINGS), rule, ...rows.map(line)].join('\n');
}

/** Where the floor spends its time, and why when that was asked for. */
export function slowestOf(measured: readonly Measured[]): string {
	return measured
		.map(({ name, slowest: { text, mean, ofAll, plan } }) => {
			const short = text.replaceAll(/\s+/g, ' ').trim();
			const shown = plan.length > 0 ? text : `${short.slice(0, 90)}${short.length > 90 ? ' …' : ''}`;
			const head = `${name}: ${figure(mean)} of ${figure(ofAll)} ms in ${shown}`;
			return [head, ...plan.map((row) => `    ${row}`)].join('\n');
		})
		.join('\n');
}

function figure(value: number): string {
	return value >= 100 ? value.toFixed(0) : value.toFixed(value >= 10 ? 1 : 2);
}
