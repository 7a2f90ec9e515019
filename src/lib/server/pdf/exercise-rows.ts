import type { PrintedExercise } from '#lib/domain/blueprint/export/exported-role.ts';
import { STYLES, type Element, type Paper, type Row } from '#lib/server/pdf/paper.ts';
import type { Typesetter } from '#lib/server/pdf/rows.ts';

/** What a candidate may see of an exercise, part by part. */
export function* exerciseRows(
	set: Typesetter,
	{ element }: Paper,
	part: Element,
	exercise: PrintedExercise,
	{ place, of }: { place: number; of: number },
	placed: (y: number) => void,
): Generator<Row[]> {
	const parent = element('Sect', part);
	const facts = [
		...(of === 1 ? [] : [`Exercise ${place} of ${of}`]),
		...(exercise.duration === '' ? [] : [`Takes ${exercise.duration}`]),
	].join(' · ');
	yield [
		...set.text(exercise.name, STYLES.section, { parent, tag: 'H2', before: 24, tied: true, placed }),
		...(facts === '' ? [] : set.text(facts, STYLES.soft, { parent })),
	];
	if (exercise.material !== '') {
		yield [
			...heading(set, 'Material', parent),
			...set.text(exercise.material, STYLES.mono, { parent, before: 4 }),
		];
	}
	if (exercise.prompts.length === 0) return;
	const above = heading(set, 'Questions', parent);
	const list = element('L', parent);
	for (const [index, prompt] of exercise.prompts.entries()) {
		const item = { parent: list, label: `${index + 1}.`, indent: 26, before: 8, tied: true };
		yield [
			...(index === 0 ? above : []),
			...set.item(prompt, STYLES.body, item),
			...set.rules(2, item.indent),
		];
	}
}

/** What only graders may read, part by part. */
export function* forGraders(
	set: Typesetter,
	part: Element,
	{ name, evidenceFor, gradingGuide, workedExamples }: PrintedExercise,
	placed: (y: number) => void,
): Generator<Row[]> {
	let above = set.text(name, STYLES.name, { parent: part, tag: 'H3', before: 16, tied: true, placed });
	if (evidenceFor.length > 0) {
		const evidence = `Gives evidence for ${evidenceFor.join(', ')}`;
		above = [...above, ...set.text(evidence, STYLES.soft, { parent: part })];
	}
	if (gradingGuide !== '') {
		yield [...above, ...set.text(gradingGuide, styleOf(gradingGuide), { parent: part })];
		above = [];
	}
	for (const { level, text } of workedExamples) {
		yield [
			...above,
			...set.text(`An answer at level ${level}`, STYLES.strong, {
				parent: part,
				tag: 'H4',
				before: 12,
				tied: true,
			}),
			...set.text(text, styleOf(text), { parent: part, before: 2 }),
		];
		above = [];
	}
	if (above.length > 0) yield above;
}

function heading(set: Typesetter, words: string, parent: Element): Row[] {
	return set.text(words, STYLES.name, { parent, tag: 'H3', before: 14, tied: true });
}

/** Columns set with spaces, as in a log, stand under one another in letters of one width only. */
function styleOf(text: string) {
	return /\S {3,}\S/.test(text) ? STYLES.mono : STYLES.body;
}
