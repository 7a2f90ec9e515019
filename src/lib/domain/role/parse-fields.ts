import { RoleContent } from '#lib/domain/role/draft.ts';
import type { Level } from '#lib/domain/role/draft.ts';
import { anchorsOfFields, examplesOfFields } from '#lib/domain/role/form-fields.ts';
import type { RoleFields } from '#lib/domain/role/form-fields.ts';

/** Characters of a role's title. */
export const MAX_TITLE = 300;

/** `field` is the name of the control. */
export type FieldProblem = { field: string; message: string };

export type ParsedFields =
	{ kind: 'content'; content: RoleContent } | { kind: 'refused'; problems: FieldProblem[] };

/** What was typed as the content of a draft. It may be incomplete, but what is there has to be readable. */
export function contentOfFields(fields: RoleFields): ParsedFields {
	const problems: FieldProblem[] = [];
	const numberIn = (field: string, typed: string, rule: NumberRule) => {
		const value = readNumber(typed);
		if (value === null) return null;
		if (
			Number.isNaN(value) ||
			value < rule.min ||
			value > rule.max ||
			(rule.whole && !Number.isInteger(value))
		) {
			problems.push({ field, message: `“${typed.trim()}” ${rule.instead}` });
			return null;
		}
		return value;
	};
	const known = new Set(fields.dimensions.map(({ key }) => key));
	const content = {
		title: clean(fields.title).trim(),
		summary: clean(fields.summary).trim(),
		criteria: fields.criteria.map(({ name, question }) => ({
			name: clean(name).trim(),
			question: clean(question).trim(),
		})),
		dimensions: fields.dimensions.map((dimension, index) => ({
			key: dimension.key,
			name: clean(dimension.name).trim(),
			description: clean(dimension.description).trim(),
			weight: numberIn(`dimensions.${index}.weight`, dimension.weight, WEIGHT),
			critical: dimension.critical,
			floor: numberIn(`dimensions.${index}.floor`, dimension.floor, FLOOR),
			anchors: eachLevel(anchorsOfFields(dimension), (text) => clean(text).trim()),
		})),
		exercises: fields.exercises.map((exercise, index) => ({
			key: exercise.key,
			title: clean(exercise.title).trim(),
			minutesMin: numberIn(`exercises.${index}.minutesMin`, exercise.minutesMin, MINUTES),
			minutesMax: numberIn(`exercises.${index}.minutesMax`, exercise.minutesMax, MINUTES),
			prompts: exercise.prompts.map((prompt) => clean(prompt).trim()),
			material: clean(exercise.material).trimEnd(),
			gradingGuide: clean(exercise.gradingGuide).trimEnd(),
			workedExamples: eachLevel(examplesOfFields(exercise), (text) => clean(text).trimEnd()),
			dimensionKeys: exercise.dimensionKeys.filter((key) => known.has(key)),
		})),
		strongSignals: linesOf(fields.strongSignals),
		weakSignals: linesOf(fields.weakSignals),
		redFlags: linesOf(fields.redFlags),
		background: fields.background.map(({ heading, text }) => ({
			heading: clean(heading).trim(),
			text: clean(text).trim(),
		})),
		weightReason: clean(fields.weightReason).trim(),
	};
	if (content.title.length > MAX_TITLE) problems.push({ field: 'title', message: tooLong(MAX_TITLE) });
	const checked = RoleContent.safeParse(content);
	if (!checked.success) {
		for (const issue of checked.error.issues) {
			problems.push({ field: controlOf(issue.path), message: limitMessage(issue) });
		}
	}
	if (problems.length > 0 || !checked.success) return { kind: 'refused', problems };
	return { kind: 'content', content: checked.data };
}

/** Percent or a count as typed, with a comma or a point; null for nothing, NaN for what is no number. */
export function readNumber(typed: string): number | null {
	const text = typed.trim().replace(/\s*%$/, '').replace(',', '.');
	if (text === '') return null;
	return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(text) ? Number(text) : Number.NaN;
}

/** Postgres keeps neither NUL nor half a character. */
export function clean(text: string): string {
	return text.replaceAll('\0', '').toWellFormed();
}

function eachLevel(texts: Partial<Record<Level, string>>, change: (text: string) => string) {
	return Object.fromEntries(Object.entries(texts).map(([level, text]) => [level, change(text)]));
}

type NumberRule = { min: number; max: number; whole: boolean; instead: string };

const WEIGHT: NumberRule = {
	min: 0,
	max: 1_000_000,
	whole: false,
	instead: 'is no weight. Use a percentage such as 20 or 12.5.',
};
const FLOOR: NumberRule = {
	min: 1,
	max: 5,
	whole: false,
	instead: 'is no floor. Use a number from 1 to 5, such as 2.5.',
};
const MINUTES: NumberRule = {
	min: 1,
	max: 10_000,
	whole: true,
	instead: 'is no number of minutes. Use a whole number, such as 60.',
};

function linesOf(text: string): string[] {
	return clean(text)
		.split('\n')
		.map((line) => line.trim())
		.filter((line) => line !== '');
}

function controlOf(path: readonly PropertyKey[]): string {
	const [list, index, part, level] = path.map(String);
	if (list === 'strongSignals' || list === 'weakSignals' || list === 'redFlags') return list;
	if (part === 'workedExamples' && level !== undefined) return `${list}.${index}.example${level}`;
	if (part === 'anchors' && level !== undefined) return `${list}.${index}.anchor${level}`;
	return path.map(String).join('.');
}

function limitMessage(issue: { code: string; message: string }): string {
	if (issue.code !== 'too_big' || !('maximum' in issue) || !('origin' in issue)) return issue.message;
	const maximum = Number(issue.maximum);
	return issue.origin === 'array'
		? `These are too many. Keep to ${inThousands(maximum)} at most.`
		: tooLong(maximum);
}

function tooLong(maximum: number): string {
	return `This is too long. Keep to ${inThousands(maximum)} characters at most.`;
}

function inThousands(count: number): string {
	return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}
