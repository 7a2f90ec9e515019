import { describe, expect, test } from 'vitest';
import { rawLines } from '#lib/domain/blueprint/document/text-lines.ts';

function textsOf(lines: readonly string[]): string[] {
	return rawLines(lines.join('\n')).map(({ text }) => text);
}

describe('a text that was broken at a column', () => {
	const broken = Array.from(
		{ length: 8 },
		(_, at) =>
			`The mate number ${at} counts the cars on board,\nand writes each of them into a long log\nwith care.`,
	);

	test('has its lines joined again', () => {
		expect(textsOf(broken.flatMap((text) => [...text.split('\n'), '']))[0]).toBe(
			'The mate number 0 counts the cars on board, and writes each of them into a long log with care.',
		);
	});
});

test('lines that are long by chance stay apart', () => {
	const lines = Array.from({ length: 20 }, (_, at) => `Keeps the shelf in order on day number ${at}`);
	expect(textsOf(lines)).toEqual(lines);
});

test('rows that were lined up with spaces stay apart', () => {
	const rows = Array.from(
		{ length: 12 },
		(_, at) => `up to ${at}%   rope work and more   ties each knot twice`,
	);
	expect(textsOf(rows)).toEqual(rows);
});
