import { z } from 'zod';
import { parseJson } from '../parse-json.ts';
import { compare, pathText } from './deviation.ts';
import { KINDS } from './kinds.ts';
import type { ReferenceCase } from './reference-case.ts';

/** Faults of one case, or problems of one file, that are written out; the rest are counted. */
const MOST_SHOWN = 5;

export interface FileReport {
	ok: boolean;
	lines: string[];
}

function shortened(lines: readonly string[]): string[] {
	const rest = lines.length - MOST_SHOWN;
	return rest > 0 ? [...lines.slice(0, MOST_SHOWN), `and ${rest} more`] : [...lines];
}

function size(value: number, digits?: number): string {
	return value === 0 ? '0' : value.toExponential(digits);
}

function checkCase(name: string, { id, expected, tolerance, compute }: ReferenceCase): FileReport {
	try {
		const { largest, tolerance: allowed, faults } = compare(expected, compute(), tolerance);
		const ok = faults.length === 0;
		const line = `${name}  ${id}  max deviation ${size(largest, 1)}  (tolerance ${size(allowed)})`;
		const details = shortened(faults.map(({ path, reason }) => `${path}: ${reason}`));
		return { ok, lines: [`${ok ? 'ok  ' : 'FAIL'}  ${line}`, ...details.map((detail) => `      ${detail}`)] };
	} catch (error) {
		return {
			ok: false,
			lines: [`FAIL  ${name}  ${id}  ${error instanceof Error ? error.message : 'failed'}`],
		};
	}
}

function refused(name: string, problems: readonly string[]): FileReport {
	return { ok: false, lines: shortened(problems).map((problem) => `FAIL  ${name}  ${problem}`) };
}

/** Recomputes every case of a reference file; `name` stands for the file in the lines. */
export function checkFile(name: string, bytes: Uint8Array): FileReport {
	const file = parseJson(bytes);
	if (!file) return refused(name, ['is not JSON']);
	try {
		const { kind } = z.object({ kind: z.string() }).parse(file.value);
		const reference = KINDS.find(({ names }) => names.includes(kind));
		if (!reference) return refused(name, [`kind: ${JSON.stringify(kind)} is not known`]);
		const reports = reference.cases(file.value).map((each) => checkCase(name, each));
		return { ok: reports.every(({ ok }) => ok), lines: reports.flatMap(({ lines }) => lines) };
	} catch (error) {
		if (error instanceof z.ZodError)
			return refused(
				name,
				error.issues.map(({ path, message }) => `${pathText(path)}: ${message}`),
			);
		// Numbers that leave the model without a solution, or JSON nested deeper than the stack.
		if (error instanceof RangeError) return refused(name, [error.message]);
		throw error;
	}
}
