import type { BlueprintExercise } from '#lib/domain/blueprint/blueprint.ts';
import { cellText, textLine, type Block, type Table } from '#lib/domain/blueprint/document/document.ts';
import { findDuration } from '#lib/domain/blueprint/fields/durations.ts';
import { draftsOf, type Draft } from '#lib/domain/blueprint/fields/exercise-drafts.ts';
import { readExerciseTitle } from '#lib/domain/blueprint/fields/exercise-title.ts';
import { isHeadRow } from '#lib/domain/blueprint/fields/part-items.ts';

function exerciseOf({ title, below }: Draft): BlueprintExercise {
	const { title: name, min, max, rest } = readExerciseTitle(title ?? { text: '', bold: 0 });
	return {
		title: name === '' ? null : name,
		duration_min: min,
		duration_max: max,
		prompts: [rest, ...below.map((line) => line.text)].filter((text) => text !== ''),
	};
}

function tableExercises(table: Table): BlueprintExercise[] {
	const heads =
		isHeadRow(table, 0) ||
		table.rows[0]?.some((cell) => /^(?:exercise|duration|time|prompts?)\b/i.test(cellText(cell)));
	const names = heads ? (table.rows[0] ?? []).map(cellText) : [];
	return table.rows.slice(heads ? 1 : 0).flatMap((row) => {
		const cells = row.map((cell, index) => ({ cell, text: cellText(cell), head: names[index] ?? '' }));
		const filled = cells.filter(
			({ text }, index) => text !== '' && !(index === 0 && /^\d{1,2}[.)]?$/.test(text)),
		);
		const [first, ...rest] = filled;
		if (!first) return [];
		const time = rest.find(
			({ text, head }) =>
				/duration|time|length|min/i.test(head) || (findDuration(text) !== null && text.length < 30),
		);
		const unit = time && /min/i.test(time.head) && !/[a-z]/i.test(time.text) ? ' minutes' : '';
		const duration = time ? findDuration(time.text + unit) : null;
		const exercise = exerciseOf({
			title: textLine(first.cell.lines[0] ?? { text: first.text, bold: 0 }),
			below: [
				...first.cell.lines.slice(1),
				...rest.filter((each) => each !== time).flatMap(({ cell }) => cell.lines),
			].map((line) => textLine(line)),
		});
		if (duration) Object.assign(exercise, { duration_min: duration.min, duration_max: duration.max });
		return [exercise];
	});
}

export function readExercises(blocks: readonly Block[]): BlueprintExercise[] {
	const tables = blocks.filter((block) => block.kind === 'table');
	// Beside a table, paragraphs are words about it.
	const others = blocks.filter(
		(block) =>
			tables.length === 0 || block.kind === 'heading' || (block.kind === 'line' && block.mark !== 'none'),
	);
	return [...draftsOf(others).map(exerciseOf), ...tables.flatMap(tableExercises)];
}
