import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readBlueprint } from '#lib/domain/blueprint/read-blueprint.ts';

/*
 * Compares what the importer reads out of sample documents with what a careful reader took out of them:
 * node tests/blueprint-seeds.check.ts DIRECTORY, where DIRECTORY holds seeds/ and seeds/expected/.
 */

const expectedSchema = z.looseObject({
	kind: z.string(),
	warnings: z.array(z.looseObject({ code: z.string() })).default([]),
	optional_warnings: z.array(z.looseObject({ code: z.string() })).default([]),
});

const FOR_THE_READER = new Set(['warnings', 'optional_warnings', 'lenient', 'also', 'notes']);

type Json = unknown;

function entriesOf(value: Json): Map<string, Json> | null {
	return typeof value === 'object' && value !== null ? new Map(Object.entries(value)) : null;
}

/** The path of the first difference, with both values; null when there is none. */
function firstDifference(actual: Json, expected: Json, path: string): string | null {
	const ours = entriesOf(actual);
	const theirs = entriesOf(expected);
	if (!ours || !theirs) {
		return Object.is(actual, expected)
			? null
			: `${path}: ${JSON.stringify(actual)} instead of ${JSON.stringify(expected)}`;
	}
	for (const key of new Set([...theirs.keys(), ...ours.keys()])) {
		if (!ours.has(key) || !theirs.has(key))
			return `${path}.${key}: ${ours.has(key) ? 'not expected' : 'missing'}`;
		const difference = firstDifference(ours.get(key), theirs.get(key), `${path}.${key}`);
		if (difference) return difference;
	}
	return null;
}

const checks: { name: string; difference: string | null }[] = [];

function check(name: string, difference: string | null): void {
	checks.push({ name, difference });
	console.log(difference === null ? `ok   ${name}` : `FAIL ${name}: ${difference}`);
}

function checkSeed(seed: string, input: Uint8Array, expectedText: string): void {
	const expected = expectedSchema.parse(JSON.parse(expectedText));
	const result = readBlueprint(input);
	if (result.kind === 'refused') return check(seed, `refused: ${result.message}`);
	const actual = entriesOf(JSON.parse(JSON.stringify(result.document))) ?? new Map<string, Json>();
	for (const [key, value] of Object.entries(expected)) {
		if (!FOR_THE_READER.has(key)) check(`${seed} ${key}`, firstDifference(actual.get(key), value, key));
	}
	const raised = result.document.warnings.map((warning) => JSON.stringify(warning));
	for (const warning of expected.warnings) {
		const found = result.document.warnings.some(
			(each) => firstDifference(each, warning, '') === null || each.code === warning.code,
		);
		check(`${seed} raises ${warning.code}`, found ? null : `raised ${raised.join(', ') || 'nothing'}`);
	}
	const allowed = new Set([...expected.warnings, ...expected.optional_warnings].map(({ code }) => code));
	const others = result.document.warnings.filter(({ code }) => !allowed.has(code));
	check(`${seed} raises nothing else`, others.length === 0 ? null : JSON.stringify(others));
}

const directory = process.argv[2];
if (directory === undefined) {
	console.error('usage: node tests/blueprint-seeds.check.ts DIRECTORY');
	process.exitCode = 2;
} else {
	const seeds = join(directory, 'seeds');
	for (const file of readdirSync(join(seeds, 'expected')).sort()) {
		const number = file.split('.')[0] ?? '';
		const seed = readdirSync(seeds).find((name) => name.startsWith(`${number}_`));
		if (seed === undefined) check(file, 'has no seed');
		else
			checkSeed(number, readFileSync(join(seeds, seed)), readFileSync(join(seeds, 'expected', file), 'utf8'));
	}
	const failed = checks.filter(({ difference }) => difference !== null).length;
	console.log(`${checks.length - failed} passed, ${failed} failed`);
	process.exitCode = failed > 0 ? 1 : 0;
}
