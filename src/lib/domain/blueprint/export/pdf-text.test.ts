import { describe, expect, test } from 'vitest';
import { lockKeeper } from '#lib/domain/blueprint/export/exported-role.fixture.ts';
import { limitsOf } from '#lib/domain/blueprint/export/limits.ts';
import { isTooLongForPdf, MOST_CHARACTERS, MOST_LINES } from '#lib/domain/blueprint/export/pdf-size.ts';
import { hasUnsettable, monoParts, settable } from '#lib/domain/blueprint/export/pdf-text.ts';
import { printedKit } from '#lib/domain/blueprint/export/printed-kit.ts';

describe('a text in the typeface of the PDF', () => {
	test.each([
		['Größe, naïve, Łódź, İstanbul, Tiếng Việt, Ọ̀ṣun, 5 € · 3 ₹ → ✓'],
		['Ελληνικά, Привет, Հայերեն, ქართული'],
		['two\nlines\tand a tab'],
		[''],
	])('stays what it is: %j', (text) => {
		expect(settable(text)).toEqual({ text: text.normalize(), missing: 0 });
		expect(hasUnsettable(text)).toBe(false);
	});

	test.each([
		['水門', '\ufffd\ufffd', 2],
		['a 👩‍👩‍👧 b 🇩🇪', 'a \ufffd b \ufffd', 2],
		['नि', '\ufffd', 1],
		['שלום', '\ufffd'.repeat(4), 4],
		['مرحبا', '\ufffd'.repeat(5), 5],
		['\ud800x', '\ufffdx', 1],
		['\u{f0000}', '\ufffd', 1],
	])('has a replacement for each character of %j that is missing', (text, shown, missing) => {
		expect(settable(text)).toEqual({ text: shown, missing });
		expect(hasUnsettable(text)).toBe(true);
	});

	test('loses marks that show nothing, or that reorder what is shown, without a word', () => {
		expect(settable('a\u200bb\u00adc\u202ed\u0007e\ufeff')).toEqual({ text: 'abcde', missing: 0 });
	});

	test('ends its lines in one way', () => {
		expect(settable('a\r\nb\rc\u2028d\u0085e').text).toBe('a\nb\nc\nd\ne');
	});

	test('takes no heap of marks, which a font would place for ever', () => {
		expect(settable(`x${'\u0301'.repeat(5000)}y`)).toEqual({ text: '\ufffdy', missing: 1 });
	});

	test('is told apart by what has letters of one width', () => {
		expect(monoParts('x = 1')).toEqual(['x = 1']);
		expect(monoParts('ab ệ ⠿ c').filter((_, index) => index % 2 === 1)).toEqual(['⠿']);
		expect(monoParts('ç\u0327a')).toEqual(['', 'ç\u0327', 'a']);
	});
});

describe('a role', () => {
	const [first] = lockKeeper.exercises;
	if (!first) throw new Error('The fixture has an exercise.');
	const exercise = { ...first, prompts: [] };
	const withMaterial = (material: string) => ({ ...lockKeeper, exercises: [{ ...exercise, material }] });

	test('is told that its characters are missing only where they are', () => {
		expect(limitsOf('pdf', lockKeeper).touched).toEqual(['paper_only', 'no_background']);
		expect(limitsOf('pdf', withMaterial('水門')).touched).toContain('pdf_characters');
		const onlyBackground = { ...lockKeeper, background: [{ heading: '水門', text: '' }] };
		expect(limitsOf('pdf', onlyBackground).untouched).toContain('pdf_characters');
	});

	test.each([
		['characters', 'x'.repeat(MOST_CHARACTERS)],
		['lines', '\n'.repeat(MOST_LINES)],
		['lines that end in another way', '\u2028'.repeat(MOST_LINES)],
	])('can have too many %s for a PDF', (_, material) => {
		const tooLong = (text: string) => isTooLongForPdf(printedKit(withMaterial(text), false));
		expect(tooLong(material)).toBe(true);
		expect(tooLong(material.slice(0, material.length * 0.9))).toBe(false);
		expect(limitsOf('pdf', withMaterial(material)).touched).toContain('pdf_too_long');
	});

	test('can have too many lines to write on', () => {
		const prompts = Array.from({ length: 200 }, () => 'Why?');
		const exercises = Array.from({ length: 40 }, () => ({ ...exercise, prompts }));
		expect(isTooLongForPdf(printedKit({ ...lockKeeper, exercises }, false))).toBe(true);
	});
});
