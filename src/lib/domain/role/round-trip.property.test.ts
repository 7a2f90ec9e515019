import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exportFile } from '#lib/domain/blueprint/export/export-file.ts';
import { limitsOf } from '#lib/domain/blueprint/export/limits.ts';
import { readBlueprint } from '#lib/domain/blueprint/read-blueprint.ts';
import { fitContent } from '#lib/domain/role/fit-content.ts';
import { roleContentFromBlueprint } from '#lib/domain/role/from-blueprint.ts';
import { acknowledgement, publish, publishProblems } from '#lib/domain/role/publishable.ts';
import { contentOfVersion, versionContent, type VersionContent } from '#lib/domain/role/version-content.ts';

/** The draft that an import of the exported version makes. */
function importOf(version: VersionContent) {
	const { text } = exportFile('touchstone', { number: 4, content: version, withWeights: true });
	const read = readBlueprint(new TextEncoder().encode(text));
	if (read.kind === 'refused') throw new Error(read.message);
	if (read.document.kind !== 'blueprint') throw new Error('It is no single blueprint.');
	const { content, notes } = roleContentFromBlueprint(read.document);
	const fit = fitContent(content);
	if (fit?.cuts !== 0) throw new Error('It does not fit into a role.');
	return { content: fit.content, notes };
}

const word = fc.constantFrom(
	...['gate', 'Boat', 'Ärger', '水門', 'R&D', 'a < b', '"so"', '*now*', 'x|y', '5', '20%', '(30 minutes)'],
	...['Summary', 'weight: 4', '</td>', '- one', '# two', '👩🏽‍🔧', 'C:\\temp', '&c'],
);
const line = fc.array(word, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(' '));
const lines = fc
	.array(fc.oneof(line, fc.constant('')), { minLength: 1, maxLength: 4 })
	.map((parts) => `So:${parts.join('\n')}.`);
/** As in a log: indented, in columns, with what elsewhere would be an entity, an escape or wrongly decoded. */
const raw = fc.constantFrom('  ', '\t', '\n', '&amp;', '\\u2013', 'â€™', '\u00a0', '<b>', 'ERROR', '| 4 |');
const verbatim = fc.array(fc.oneof(raw, word), { maxLength: 12 }).map((parts) => parts.join('').trimEnd());
const byLevel = (text: fc.Arbitrary<string>) =>
	fc
		.record({ 5: text, 4: text, 3: text, 2: text, 1: text }, { requiredKeys: [] })
		.map((texts) => Object.fromEntries(Object.entries(texts).filter(([, each]) => each !== '')));
const minutes = fc.option(fc.integer({ min: 1, max: 10_000 }), { nil: null });

const exercise = (dimensions: number) =>
	fc.record({
		title: fc.oneof(fc.constant(''), line),
		minutesMin: minutes,
		minutesMax: minutes,
		prompts: fc.array(lines, { maxLength: 3 }),
		material: verbatim,
		gradingGuide: verbatim,
		workedExamples: byLevel(verbatim),
		dimensions: fc.subarray(Array.from({ length: dimensions }, (_, place) => place)),
	});

const section = fc.record({
	heading: fc.oneof(fc.constantFrom('', 'Summary', 'About the scorecard'), line),
	text: fc.oneof(
		lines,
		fc.constantFrom('Role title: Keeper\nMain goals: Dry, safe', 'Rate on the same day.'),
	),
});

const version: fc.Arbitrary<VersionContent> = fc
	.uniqueArray(line, { minLength: 1, maxLength: 5, selector: (name) => name.toLowerCase() })
	.chain((names) => {
		const dimension = fc.record({
			description: fc.oneof(fc.constant(''), lines),
			weight: fc.integer({ min: 0, max: 1000 }).map((tenths) => tenths / 10),
			critical: fc.boolean(),
			floor: fc.constantFrom(null, 1, 2.5, 5),
			anchors: byLevel(lines),
		});
		return fc.record({
			title: line,
			summary: fc.oneof(fc.constant(''), lines),
			criteria: fc.array(fc.record({ name: line, question: fc.oneof(fc.constant(''), lines) }), {
				maxLength: 3,
			}),
			dimensions: fc
				.tuple(...names.map(() => dimension))
				.map((all) => all.map((each, place) => ({ name: names[place] ?? '', ...each }))),
			exercises: fc.array(exercise(names.length), { maxLength: 3 }),
			strongSignals: fc.array(line, { maxLength: 3 }),
			weakSignals: fc.array(line, { maxLength: 3 }),
			redFlags: fc.array(line, { maxLength: 3 }),
			background: fc.array(section, { maxLength: 4 }),
			weightReason: lines,
		});
	});

describe('a version that was exported as Touchstone JSON and imported', () => {
	test('is the same version when it is published again', () => {
		fc.assert(
			fc.property(version, (each) => {
				expect(limitsOf('touchstone', each).touched).toEqual([]);
				const { content } = importOf(each);
				expect(content).toEqual(contentOfVersion(each));
				expect(versionContent(content)).toEqual(each);
			}),
			{ numRuns: 400 },
		);
	});

	test('is so, too, where its weights are equal and need no reason', () => {
		fc.assert(
			fc.property(version, (each) => {
				const { dimensions, ...rest } = contentOfVersion(each);
				const unweighted = dimensions.map((dimension) => ({ ...dimension, weight: null }));
				const draft = { ...rest, dimensions: unweighted, exercises: [], weightReason: '' };
				const published = publish(draft, acknowledgement(publishProblems(draft)) || null);
				if (published.kind === 'refused') throw new Error(JSON.stringify(published.problems));
				const equal = versionContent(published.content);
				expect(versionContent(importOf(equal).content)).toEqual(equal);
			}),
			{ numRuns: 100 },
		);
	});

	test('is so wherever the export page names no limit, whatever is in its texts', () => {
		const any = fc.oneof(verbatim, lines, fc.string({ unit: 'binary', maxLength: 8 }));
		fc.assert(
			fc.property(version, any, any, any, (each, first, second, third) => {
				const changed = versionContent({
					...contentOfVersion(each),
					summary: first,
					redFlags: [second],
					weightReason: `Why: ${third}`,
					background: [{ heading: second, text: third }],
				});
				if (limitsOf('touchstone', changed).touched.length > 0) return;
				expect(versionContent(importOf(changed).content)).toEqual(changed);
			}),
			{ numRuns: 400 },
		);
	});
});
