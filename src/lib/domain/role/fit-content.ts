import { RoleContent } from '#lib/domain/role/draft.ts';
import type { LevelTexts } from '#lib/domain/role/draft.ts';
import { MAX_TITLE } from '#lib/domain/role/parse-fields.ts';

const LINE = 300;
const ITEM = 4_000;
const TEXT = 20_000;
/** Of material, and of one section of the background. */
const LONG = 200_000;

/** Heading of the background that holds what was too long for its field. */
const OVERFLOW_HEADING = 'Longer than its field';

/**
 * Imported content within the limits of a role. A text that is too long for its field is cut there and kept whole
 * in the background; long background becomes several sections. Null where there are more rows than a role can hold.
 */
export function fitContent(content: RoleContent): { content: RoleContent; cuts: number } | null {
	const overflow: string[] = [];
	const within = (limit: number) => (text: string) => {
		if (text.length <= limit) return text;
		overflow.push(text);
		return `${text.slice(0, limit - 1)}…`.toWellFormed();
	};
	const line = within(LINE);
	const item = within(ITEM);
	const text = within(TEXT);
	const eachLevel = (texts: LevelTexts) =>
		Object.fromEntries(Object.entries(texts).map(([level, each]) => [level, text(each ?? '')]));
	const fitted = {
		...content,
		title: within(MAX_TITLE)(content.title),
		summary: text(content.summary),
		weightReason: item(content.weightReason),
		criteria: content.criteria.map(({ name, question }) => ({ name: line(name), question: text(question) })),
		dimensions: content.dimensions.map((dimension) => ({
			...dimension,
			name: line(dimension.name),
			description: text(dimension.description),
			anchors: eachLevel(dimension.anchors),
		})),
		exercises: content.exercises.map((exercise) => ({
			...exercise,
			title: line(exercise.title),
			prompts: exercise.prompts.map(item),
			material: within(LONG)(exercise.material),
			gradingGuide: text(exercise.gradingGuide),
			workedExamples: eachLevel(exercise.workedExamples),
		})),
		strongSignals: content.strongSignals.map(item),
		weakSignals: content.weakSignals.map(item),
		redFlags: content.redFlags.map(item),
	};
	const kept = overflow.map((whole) => ({ heading: OVERFLOW_HEADING, text: whole }));
	const background = [...content.background, ...kept].flatMap(({ heading, text: whole }) =>
		chunks(whole).map((part) => ({ heading: heading.slice(0, LINE).toWellFormed(), text: part })),
	);
	const checked = RoleContent.safeParse({ ...fitted, background });
	return checked.success ? { content: checked.data, cuts: overflow.length } : null;
}

function chunks(text: string): string[] {
	const count = Math.max(1, Math.ceil(text.length / LONG));
	return Array.from({ length: count }, (_, index) =>
		text.slice(index * LONG, (index + 1) * LONG).toWellFormed(),
	);
}
