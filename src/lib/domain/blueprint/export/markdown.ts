import { documentParts } from '#lib/domain/blueprint/export/document-parts.ts';
import { distinctSections, type MarkdownSection } from '#lib/domain/blueprint/export/markdown-sections.ts';
import {
	durationText,
	evidenceNames,
	examplesOf,
	exerciseName,
	weightText,
	type ExportedRole,
} from '#lib/domain/blueprint/export/exported-role.ts';
import {
	markdownBlock,
	markdownLine,
	markdownParagraph,
} from '#lib/domain/blueprint/export/markdown-text.ts';
import { documentTitle } from '#lib/domain/blueprint/export/touchstone.ts';
import { LEVELS } from '#lib/domain/role/draft.ts';
import type { VersionContent, VersionExercise } from '#lib/domain/role/version-content.ts';

function bullets(lines: readonly string[]): string {
	return lines.map((line) => `- ${line}`).join('\n');
}

function exerciseItem(exercise: VersionExercise, index: number): string {
	const duration = durationText(exercise);
	const title = `${index + 1}. **${markdownLine(exerciseName(exercise, index + 1))}**`;
	const prompts = exercise.prompts.map((prompt) => `    - ${markdownParagraph(prompt)}`);
	return [duration === '' ? title : `${title} (${duration})`, ...prompts].join('\n');
}

function table(rows: readonly (readonly string[])[]): string {
	const [heads = [], ...others] = rows;
	return [heads, heads.map(() => '---'), ...others].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** Levels that no dimension describes have no column, save the three that every reader looks for. */
function scorecardTable({ dimensions }: VersionContent, withWeights: boolean): string {
	const levels = LEVELS.filter(
		(level) => ['5', '3', '1'].includes(level) || dimensions.some(({ anchors }) => anchors[level]),
	);
	const described = dimensions.some(({ description }) => description !== '');
	const heads = [
		'Dimension',
		...(withWeights ? ['Weight'] : []),
		...(described ? ['Description'] : []),
		...levels,
	];
	const rows = dimensions.map(({ name, weight, description, anchors }) => [
		markdownParagraph(name),
		...(withWeights ? [weightText(weight)] : []),
		...(described ? [markdownParagraph(description)] : []),
		...levels.map((level) => markdownParagraph(anchors[level] ?? '')),
	]);
	return table([heads, ...rows]);
}

/** What the parts of a blueprint have no place for stands in sections of its own. */
function extraSections({ content, withWeights }: ExportedRole): MarkdownSection[] {
	const { exercises, dimensions, weightReason } = content;
	const critical = dimensions.filter((dimension) => dimension.critical);
	const linked = exercises.flatMap((exercise, index) => {
		const names = evidenceNames(exercise, content);
		const name = exerciseName(exercise, index + 1);
		return names.length === 0 ? [] : [`**${markdownLine(name)}**: ${names.map(markdownLine).join(', ')}`];
	});
	return [
		...(withWeights && weightReason !== ''
			? [{ heading: 'Why the weights are not equal', text: markdownBlock(weightReason) }]
			: []),
		...(withWeights && critical.length > 0
			? [
					{
						heading: 'Critical to the role',
						text: bullets(
							critical.map(({ name, floor }) =>
								floor === null ? markdownParagraph(name) : `${markdownParagraph(name)} (floor ${floor})`,
							),
						),
					},
				]
			: []),
		...(linked.length > 0 ? [{ heading: 'Dimensions that each exercise shows', text: bullets(linked) }] : []),
		...exercises.flatMap((exercise, index) => exerciseSections(exercise, index + 1)),
	];
}

/** `place` counts from 1. */
function exerciseSections(exercise: VersionExercise, place: number): MarkdownSection[] {
	const { material, gradingGuide } = exercise;
	const of = `exercise ${place}: ${exerciseName(exercise, place)}`;
	const examples = examplesOf(exercise).map(
		({ level, text }) => `**Level ${level}**\n\n${markdownBlock(text)}`,
	);
	return [
		{ heading: `Material for ${of}`, text: markdownBlock(material) },
		{ heading: `For graders of ${of}`, text: markdownBlock(gradingGuide) },
		{ heading: `Worked examples for graders of ${of}`, text: examples.join('\n\n') },
	].filter(({ text }) => text !== '');
}

function criterionItem({ name, question }: VersionContent['criteria'][number]): string {
	if (name === '') return markdownParagraph(question);
	return `**${markdownLine(name)}**${question === '' ? '' : ` — ${markdownLine(question)}`}`;
}

function section(level: number, heading: string, text: string): string {
	const line = `${'#'.repeat(level)} ${markdownParagraph(heading)}`;
	return text === '' ? line : `${line}\n\n${text}`;
}

/** A part without content has no heading either. */
function part(level: number, heading: string, text: string): string[] {
	return text === '' ? [] : [section(level, heading, text)];
}

/** A role version as a blueprint in Markdown, which the importer reads back. Nothing in it is markup of the role's texts. */
export function markdownExport(role: ExportedRole): string {
	const { content, withWeights } = role;
	const { scorecardIntro, finalSummary, background } = documentParts(content);
	const own = background.map(({ heading, text }) => ({ heading, text: markdownBlock(text) }));
	const intro = scorecardIntro === null ? [] : [markdownParagraph(scorecardIntro)];
	const summary = finalSummary.map((row) => [markdownLine(row.category), markdownLine(row.summary)]);
	return `${[
		`# ${markdownParagraph(documentTitle(content.title))}`,
		...part(2, 'Role summary', markdownParagraph(content.summary)),
		...distinctSections([...own, ...extraSections(role)], markdownParagraph).map(({ heading, text }) =>
			section(2, heading, text),
		),
		'## Hiring evaluation criteria',
		...part(3, 'What to assess', bullets(content.criteria.map(criterionItem))),
		...part(3, 'Exercises', content.exercises.map(exerciseItem).join('\n')),
		...part(3, 'Strong signals', bullets(content.strongSignals.map(markdownParagraph))),
		...part(3, 'Weak signals', bullets(content.weakSignals.map(markdownParagraph))),
		...part(3, 'Red flags', bullets(content.redFlags.map(markdownParagraph))),
		section(3, 'Scorecard (1 to 5)', [...intro, scorecardTable(content, withWeights)].join('\n\n')),
		...(summary.length === 0
			? []
			: [section(2, 'Final role scorecard summary', table([['Category', 'Summary'], ...summary]))]),
	].join('\n\n')}\n`;
}
