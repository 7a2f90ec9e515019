import { createRequire } from 'node:module';
import { z } from 'zod';

const Fontkit = z.object({ openSync: z.function({ input: [z.string()], output: z.unknown() }) });
const Font = z.object({ characterSet: z.array(z.number()) });

const require = createRequire(import.meta.url);
/** The one that pdfkit reads fonts with, wherever it is installed. */
const fontkit = Fontkit.parse(createRequire(require.resolve('pdfkit'))('fontkit'));

function charactersOf(name: string): number[] {
	return Font.parse(fontkit.openSync(require.resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`))).characterSet;
}

/**
 * Controls, what shows nothing, what has no meaning of its own, and the scripts that run from right to left, whose
 * characters would stand in the wrong order.
 */
function isSettable(code: number): boolean {
	const character = String.fromCodePoint(code);
	if (/[\p{Cc}\p{Co}\p{Cs}\p{Cn}\p{DI}\p{Zl}\p{Zp}\ufff9-\ufffb]/u.test(character)) return false;
	return !/[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u.test(character);
}

/** Ranges of code points in hexadecimal, `20-7e`, a single one as `1f4`, a hundred columns a line. */
function rangesOf(codes: number[]): string[] {
	const ranges: [number, number][] = [];
	for (const code of codes.filter(isSettable).sort((a, b) => a - b)) {
		const last = ranges.at(-1);
		if (last && code - last[1] <= 1) last[1] = code;
		else ranges.push([code, code]);
	}
	const lines = [''];
	for (const [from, to] of ranges) {
		const text = from === to ? from.toString(16) : `${from.toString(16)}-${to.toString(16)}`;
		const line = lines.at(-1) ?? '';
		if (line.length + text.length < 100) lines[lines.length - 1] = `${line} ${text}`.trim();
		else lines.push(text);
	}
	return lines;
}

/** What can be set at all, in both weights; and of that, what can be set in letters of one width. */
export function settableRanges(): { covered: string[]; coveredInMono: string[] } {
	const [regular, bold, mono] = ['DejaVuSans', 'DejaVuSans-Bold', 'DejaVuSansMono'].map(
		(name) => new Set(charactersOf(name)),
	);
	if (!regular || !bold || !mono) throw new Error('There are three fonts.');
	const covered = [...regular.intersection(bold)];
	return {
		covered: rangesOf(covered),
		coveredInMono: rangesOf(covered.filter((code) => mono.has(code))),
	};
}
