import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blueprintSchema, type BlueprintDocument } from '#lib/domain/blueprint/blueprint.ts';
import { exportFile } from '#lib/domain/blueprint/export/export-file.ts';
import { exported, HOSTILE, lockKeeper } from '#lib/domain/blueprint/export/exported-role.fixture.ts';
import type { ExportedRole } from '#lib/domain/blueprint/export/exported-role.ts';
import {
	exportedBlueprintJsonSchema,
	exportedBlueprintSchema,
	touchstoneExport,
} from '#lib/domain/blueprint/export/touchstone.ts';
import { readBlueprint } from '#lib/domain/blueprint/read-blueprint.ts';
import type { VersionExercise } from '#lib/domain/role/version-content.ts';

function textOf(role: ExportedRole): string {
	return exportFile('touchstone', role).text;
}

function readBack(text: string): BlueprintDocument {
	const result = readBlueprint(new TextEncoder().encode(text));
	if (result.kind === 'refused') throw new Error(result.message);
	return result.document;
}

const words = fc
	.array(fc.constantFrom('gate', 'boat', 'water', 'Ärger', '水門', 'R&D', '5', '(two)', 'a < b', '"so"'), {
		minLength: 1,
		maxLength: 6,
	})
	.map((parts) => parts.join(' '));
const role = fc
	.record({
		title: words,
		summary: words,
		strongSignals: fc.array(words, { maxLength: 4 }),
		redFlags: fc.array(words, { maxLength: 4 }),
		criteria: fc.array(fc.record({ name: words, question: words }), { maxLength: 4 }),
		dimensions: fc.array(
			fc.record({
				name: words,
				description: fc.oneof(fc.constant(''), words),
				weight: fc.integer({ min: 0, max: 1000 }).map((tenths) => tenths / 10),
				critical: fc.boolean(),
				floor: fc.constant(null),
				anchors: fc.record({ 5: words, 4: words, 3: words, 1: words }, { requiredKeys: [] }),
			}),
			{ maxLength: 6 },
		),
		exercises: fc.constant<VersionExercise[]>([]),
	})
	.map((content) => exported(content));

describe('Touchstone JSON', () => {
	test('is read back as the same blueprint, with the same warnings', () => {
		expect(readBack(textOf(exported()))).toEqual(blueprintSchema.parse(touchstoneExport(exported())));
	});

	test('is read back as the same blueprint whatever the role says', () => {
		fc.assert(
			fc.property(role, (each) => {
				expect(readBack(textOf(each))).toEqual(blueprintSchema.parse(touchstoneExport(each)));
			}),
			{ numRuns: 200 },
		);
	});

	test('holds everything that the version says', () => {
		const text = textOf(exported());
		const said: string[] = [];
		JSON.stringify(lockKeeper, (_, value: unknown) => {
			if (typeof value === 'string') said.push(value);
			return value;
		});
		expect(said.length).toBeGreaterThan(30);
		for (const each of said) expect(text).toContain(JSON.stringify(each).slice(1, -1));
		expect(touchstoneExport(exported()).dimensions.map(({ critical, floor }) => [critical, floor])).toEqual([
			[true, 2.5],
			[false, null],
		]);
		expect(touchstoneExport(exported()).exercises[0]?.evidence_for).toEqual(['Patience', 'Repairs']);
	});

	test('says nothing of scoring without the weights', () => {
		const text = textOf(exported({}, false));
		expect(text).not.toMatch(/62\.5|37\.5|2\.5|hurry|true/);
		const read = readBack(text);
		expect(read.warnings).toContainEqual({ code: 'weights_missing' });
	});

	test('spells markup so that no tag stands in the file, and loses none of it', () => {
		const text = textOf(exported({ strongSignals: HOSTILE }));
		expect(text).not.toMatch(/[<>]/);
		expect(exportedBlueprintSchema.parse(JSON.parse(text)).strong_signals).toEqual(HOSTILE);
	});

	test('is read back letter by letter where a log looks wrongly decoded', () => {
		const [exercise] = lockKeeper.exercises;
		if (!exercise) throw new Error('The sample has an exercise.');
		const material = 'in:  caf\u00e9\nout: caf\u00c3\u00a9 \u00e2\u20ac\u2122';
		const text = textOf(exported({ summary: 'Über die Schleuse.', exercises: [{ ...exercise, material }] }));
		const read = blueprintSchema.parse(readBack(text));
		expect(read).toMatchObject({ summary: 'Über die Schleuse.', exercises: [{ material }] });
		expect(read.warnings).toEqual(touchstoneExport(exported()).warnings);
	});

	test('has the schema that is served, which is the one of the code', () => {
		const file = join(import.meta.dirname, '../../../../../static/schemas/blueprint-1.json');
		expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(
			JSON.parse(JSON.stringify(exportedBlueprintJsonSchema())),
		);
	});

	test('has every key explained in the documentation', () => {
		const guide = readFileSync(join(import.meta.dirname, '../../../../../docs/export-formats.md'), 'utf8');
		const { dimensions, exercises, ...own } = exportedBlueprintSchema.shape;
		const keys = [
			...Object.keys(own),
			...Object.keys(dimensions.unwrap().element.shape),
			...Object.keys(exercises.unwrap().element.shape),
		];
		expect(keys.filter((key) => !guide.includes(`\`${key}\``))).toEqual([]);
	});

	test('fits its schema without help from empty values', () => {
		const written: unknown = JSON.parse(textOf(exported()));
		expect(exportedBlueprintSchema.strict().parse(written)).toEqual(written);
	});
});
