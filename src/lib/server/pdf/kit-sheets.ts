import { hasGraderPart } from '#lib/domain/blueprint/export/exported-role.ts';
import type { PrintedKit } from '#lib/domain/blueprint/export/printed-kit.ts';
import { OVERALL_ORDER } from '#lib/domain/blueprint/export/scale-mapping.ts';
import { overallWords } from '#lib/domain/scorecard/content.ts';
import { bookmarks } from '#lib/server/pdf/bookmarks.ts';
import { dimensionRows } from '#lib/server/pdf/dimension-rows.ts';
import { exerciseRows, forGraders } from '#lib/server/pdf/exercise-rows.ts';
import { FOR_GRADERS } from '#lib/server/pdf/feet.ts';
import { FOOT, PAGE, STYLES, type Element, type Paper } from '#lib/server/pdf/paper.ts';
import { typesetter, write } from '#lib/server/pdf/rows.ts';
import { oneLine } from '#lib/server/pdf/wrap.ts';

/**
 * Sets a kit: first what an interviewer fills in; then each exercise from a page of its own, to be given to a candidate;
 * last what only graders may read. The first page of each of these is told, from 0, or null where there is none. `note`
 * goes to the foot of the first page.
 */
export async function kitSheets(
	sheets: Paper,
	kit: PrintedKit,
	{ number, note, set: settable }: { number: number; note: string; set: (text: string) => string },
): Promise<{ exercises: number | null; graders: number | null }> {
	const { doc, element, place, turn } = sheets;
	const root: Element = doc.struct('Document');
	doc.addStructure(root);
	const set = typesetter(sheets, settable);
	const marks = bookmarks(doc);

	async function front() {
		const part = element('Sect', root);
		const title = oneLine(kit.title);
		const weights = kit.withWeights ? ', with weights: not for interviewers' : '';
		await place([
			...set.text(title, STYLES.title, { parent: part, tag: 'H1', placed: marks.under(title) }),
			...set.text(`Kit for interviews, version ${number}${weights}`, STYLES.soft, { parent: part }),
			...['Candidate', 'Interviewer', 'Date'].map((word) => set.blank(word, part)),
		]);
		if (kit.summary !== '') {
			await place(set.text(kit.summary, STYLES.body, { parent: part, before: 16 }));
		}
		if (note === '') return;
		const own = element('P', part);
		own.add(doc.markStructureContent('P'));
		write(doc, note, PAGE.left, FOOT - STYLES.foot.leading, STYLES.foot);
		doc.endMarkedContent();
	}

	/** The heading of a section, which is never left alone at the end of a page. */
	function heading(words: string, parent: Element, placed: (y: number) => void) {
		return set.text(words, STYLES.section, { parent, tag: 'H2', before: 24, tied: true, placed });
	}

	async function questions() {
		const part = element('Sect', root);
		const mark = marks.open('What to find out');
		let above = heading('What to find out', part, mark.set);
		for (const { name, question } of kit.criteria) {
			const [first, second] = name === '' ? [question, ''] : [name, question];
			const own = { parent: part, tied: true };
			await place(
				[
					...above,
					...set.text(first, STYLES.name, { ...own, tag: 'H3', before: 12, placed: mark.under(first) }),
					...(second === '' ? [] : set.text(second, STYLES.body, own)),
					...set.rules(3),
				],
				true,
			);
			above = [];
		}
	}

	async function scorecard() {
		const part = element('Sect', root);
		const mark = marks.open('Scorecard');
		let above = [
			...heading('Scorecard', part, mark.set),
			...set.text(
				'Rate what you saw and heard, from 1 to 5. Mark N where you could not assess it.',
				STYLES.body,
				{ parent: part, tied: true },
			),
		];
		for (const [index, dimension] of kit.dimensions.entries()) {
			const where = { isFirst: index === 0, placed: mark.under(dimension.name) };
			await place([...above, ...dimensionRows(set, sheets, part, dimension, where)], true);
			above = [];
		}
	}

	async function ticks(words: string, lines: readonly string[]) {
		const part = element('Sect', root);
		const above = heading(words, part, marks.under(words));
		const list = element('L', part);
		const items = lines.flatMap((line) =>
			set.item(line, STYLES.body, { parent: list, label: null, indent: 20 }),
		);
		await place([...above, ...items], true);
	}

	async function takeAways() {
		const part = element('Sect', root);
		const above = heading('Key take-aways', part, marks.under('Key take-aways'));
		await place([...above, ...set.rules(5)], true);
	}

	const page = () => doc.bufferedPageRange().count - 1;

	async function exercises(): Promise<number | null> {
		if (kit.exercises.length === 0) return null;
		const part = element('Sect', root);
		const mark = marks.open('Exercises');
		let first: number | null = null;
		for (const [index, exercise] of kit.exercises.entries()) {
			turn();
			first ??= page();
			const where = { place: index + 1, of: kit.exercises.length };
			for (const rows of exerciseRows(set, sheets, part, exercise, where, mark.under(exercise.name))) {
				await place(rows);
			}
		}
		return first;
	}

	async function graders(): Promise<number | null> {
		const noted = kit.exercises.filter(hasGraderPart);
		if (noted.length === 0) return null;
		const part = element('Sect', root);
		const mark = marks.open(FOR_GRADERS);
		turn();
		const first = page();
		await place(heading(FOR_GRADERS, part, mark.set));
		for (const exercise of noted) {
			for (const rows of forGraders(set, part, exercise, mark.under(exercise.name))) await place(rows);
		}
		return first;
	}

	await front();
	if (kit.criteria.length > 0) await questions();
	if (kit.dimensions.length > 0) await scorecard();
	for (const [words, lines] of [
		['What strong candidates do', kit.strongSignals],
		['What weak candidates do', kit.weakSignals],
		['Red flags', kit.redFlags],
	] as const) {
		if (lines.length > 0) await ticks(words, lines);
	}
	await ticks(
		'Overall recommendation',
		OVERALL_ORDER.map((word) => overallWords[word]),
	);
	await takeAways();
	return { exercises: await exercises(), graders: await graders() };
}
