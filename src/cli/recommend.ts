import type { z } from 'zod';
import type { Command, CommandIo } from './command.ts';
import { pathText } from './check-reference/deviation.ts';
import { evaluatePanel } from './panel-file/evaluate-panel.ts';
import { PanelFile } from './panel-file/panel-file.ts';
import { parseJson } from './parse-json.ts';
import { nameOf, oneFile } from './one-file.ts';

const USAGE = `usage: touchstone recommend FILE

Computes the recommendation of every candidate of a panel and prints the whole result as one JSON document.
FILE is JSON: {dims, ratings, variance?, mu_prior?, policy?, severity?}; "-" is standard input.
  dims       [{id, weight, critical?, floor?}]
  ratings    [{cand, rater, dim, score}], score 1 to 5, or null for not assessed
  variance   {cand, cand_dim, rater, rater_dim, cand_rater, resid}
  mu_prior   {mean, varCommon, varDim}
  policy     bars, limits of the bands, evidence needed; what is left out has its default
  severity   "show" adds the result that does not estimate interviewers' severity
`;

async function run(args: readonly string[], io: CommandIo): Promise<number> {
	const input = await oneFile(args, io, USAGE);
	if (input.kind === 'ended') return input.code;
	const refuse = async (problems: readonly string[]) => {
		const name = nameOf(input.file);
		await io.err(problems.map((problem) => `touchstone: ${name}: ${problem}\n`).join(''));
		return 1;
	};
	const json = parseJson(input.bytes);
	if (!json) return refuse(['is not JSON']);
	const panel = PanelFile.safeParse(json.value);
	if (!panel.success) return refuse(problemsOf(panel.error));
	try {
		for (const part of written(evaluatePanel(panel.data))) await io.out(part);
	} catch (error) {
		if (!(error instanceof RangeError)) throw error;
		return refuse([error.message]);
	}
	return 0;
}

/** As JSON.stringify would write it, but for the breaks of lines: a large panel is longer than a string can be. */
function* written(value: unknown, depth = 0): Generator<string> {
	if (depth === 3 || typeof value !== 'object' || value === null) {
		yield JSON.stringify(value);
		return;
	}
	const isList = Array.isArray(value);
	const indent = '  '.repeat(depth + 1);
	let opening = isList ? '[' : '{';
	for (const [key, inner] of Object.entries(value)) {
		yield `${opening}\n${indent}${isList ? '' : `${JSON.stringify(key)}: `}`;
		yield* written(inner, depth + 1);
		opening = ',';
	}
	if (opening !== ',') yield opening;
	yield `${opening === ',' ? `\n${'  '.repeat(depth)}` : ''}${isList ? ']' : '}'}${depth === 0 ? '\n' : ''}`;
}

/** So many problems help; the rest are counted. */
const mostProblems = 10;

function problemsOf({ issues }: z.ZodError): string[] {
	const lines = issues.slice(0, mostProblems).map(({ path, message }) => `${pathText(path)}: ${message}`);
	return issues.length > mostProblems ? [...lines, `and ${issues.length - mostProblems} more`] : lines;
}

export const command: Command = {
	name: 'recommend',
	summary: 'compute the recommendations of a panel of ratings',
	usage: USAGE,
	run,
};
