import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readBlueprint } from '#lib/domain/blueprint/read-blueprint.ts';
import { bytes } from '../../../../tests/fixtures/blueprints/build.ts';

const DIRECTORY = new URL('../../../../tests/fixtures/blueprints/', import.meta.url);
const EXPECTED = new URL('expected/', DIRECTORY);

function documentIn(input: Uint8Array): unknown {
	const result = readBlueprint(input);
	if (result.kind === 'refused') throw new Error(result.message);
	return JSON.parse(JSON.stringify(result.document));
}

/** What a careful reader took out of each sample; every field counts, and so does every warning. */
const names = readdirSync(EXPECTED).map((file) => file.replace(/\.json$/, ''));

describe('a sample document', () => {
	test.each(names)('%s gives what a careful reader finds in it', (name) => {
		const expected: unknown = JSON.parse(readFileSync(new URL(`${name}.json`, EXPECTED), 'utf8'));
		expect(documentIn(readFileSync(new URL(name, DIRECTORY)))).toEqual(expected);
	});

	test.each(names)('%s gives the same with CRLF line ends and a byte order mark', (name) => {
		const input = readFileSync(new URL(name, DIRECTORY));
		// Bytes that are no UTF-8 cannot carry its mark.
		const text = new TextDecoder('utf-8').decode(input);
		if (text.includes('\ufffd')) return;
		const changed = `\ufeff${text.replace(/\r?\n/g, '\r\n')}`;
		expect(documentIn(bytes(changed))).toEqual(documentIn(input));
	});
});
