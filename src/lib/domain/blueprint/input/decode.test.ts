import { describe, expect, test } from 'vitest';
import { repairMojibake } from '#lib/domain/blueprint/input/mojibake.ts';
import { blueprintIn, bytes, codes, textWith } from '../../../../../tests/fixtures/blueprints/build.ts';

const TEXT = textWith('Red flags', '  - Can’t say “no” – café');
const FLAG = ['Can’t say “no” – café'];
const MARKS: Record<string, number> = { '–': 0x96, '’': 0x92, '“': 0x93, '”': 0x94, '•': 0x95 };

function readAs(label: string, text: string): string {
	return new TextDecoder(label).decode(bytes(text));
}

describe('bytes', () => {
	test('of windows-1252 are read, and it is said', () => {
		const input = Uint8Array.from([...TEXT].map((char) => MARKS[char] ?? char.charCodeAt(0)));
		const blueprint = blueprintIn(input);
		expect(blueprint.red_flags).toEqual(FLAG);
		expect(codes(blueprint)).toContain('encoding_windows_1252');
	});

	test('with a byte order mark are read by it', () => {
		const units = [...TEXT].flatMap((char) => [char.charCodeAt(0) & 0xff, char.charCodeAt(0) >> 8]);
		expect(blueprintIn(Uint8Array.from([0xff, 0xfe, ...units])).red_flags).toEqual(FLAG);
		expect(blueprintIn(Uint8Array.from([0xef, 0xbb, 0xbf, ...bytes(TEXT)])).title).toBe('Ferry Mate');
	});

	test.each([
		['little', (code: number) => [code & 0xff, code >> 8]],
		['big', (code: number) => [code >> 8, code & 0xff]],
	])('of UTF-16 without a byte order mark are read, %s end first', (_, pair) => {
		const units = [...TEXT].flatMap((char) => pair(char.charCodeAt(0)));
		const blueprint = blueprintIn(Uint8Array.from(units));
		expect(blueprint.red_flags).toEqual(FLAG);
		expect(codes(blueprint)).not.toContain('encoding_windows_1252');
	});

	test('with CRLF line ends give the same document', () => {
		expect(blueprintIn(TEXT.replaceAll('\n', '\r\n'))).toEqual(blueprintIn(TEXT));
	});

	test.each(['windows-1252', 'macintosh', 'windows-1251'])(
		'of UTF-8 once read as %s are repaired, and it is said',
		(label) => {
			const blueprint = blueprintIn(readAs(label, TEXT));
			expect(blueprint.red_flags).toEqual(FLAG);
			expect(codes(blueprint)).toContain('mojibake_repaired');
		},
	);
});

describe('repairing mojibake', () => {
	test('undoes two wrong decodings', () => {
		expect(repairMojibake(readAs('windows-1252', readAs('windows-1252', '“naïve”')))).toBe('“naïve”');
	});

	test.each(['CAFÉ–BAR', '“GRÖSSE”', 'voilà\u00a0»', 'в…» и Ђ', 'Åsa’s résumé', 'SÃO PAULO', '5°C'])(
		'leaves %s alone',
		(text) => {
			expect(repairMojibake(text)).toBe(text);
		},
	);
});

describe('entities and escapes', () => {
	test('that were encoded twice are decoded, and nothing is said', () => {
		const blueprint = blueprintIn(textWith('Red flags', '  • Salt &amp;amp; vinegar \\u2013 no'));
		expect(blueprint.red_flags).toEqual(['Salt & vinegar – no']);
		expect(codes(blueprint)).not.toContain('mojibake_repaired');
	});
});
