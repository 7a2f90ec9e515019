import { describe, expect, test } from 'vitest';
import { readOff, shortcutOf, takesText, turned, writeOff } from '#lib/components/shortcuts.ts';

const plain = { ctrlKey: false, metaKey: false, altKey: false, defaultPrevented: false };
const press = (key: string, change = {}) => ({ ...plain, key, ...change });
const none = new Set<never>();

describe('global keys', () => {
	test('? lists the keys and / goes to the search', () => {
		expect(shortcutOf(press('?'), { tagName: 'BODY' }, none)).toBe('keys');
		expect(shortcutOf(press('/'), { tagName: 'MAIN' }, none)).toBe('search');
		expect(shortcutOf(press('a'), { tagName: 'BODY' }, none)).toBeNull();
	});

	test.each([
		{ tagName: 'INPUT', type: 'text' },
		{ tagName: 'INPUT', type: 'search' },
		{ tagName: 'INPUT' },
		{ tagName: 'TEXTAREA' },
		{ tagName: 'SELECT' },
		{ tagName: 'DIV', isContentEditable: true },
	])('do nothing while typing in %o', (target) => {
		expect(takesText(target)).toBe(true);
		expect(shortcutOf(press('/'), target, none)).toBeNull();
	});

	test.each([
		{ tagName: 'INPUT', type: 'radio' },
		{ tagName: 'INPUT', type: 'checkbox' },
		{ tagName: 'BUTTON' },
	])('act on %o, which takes no text', (target) => {
		expect(shortcutOf(press('?'), target, none)).toBe('keys');
	});

	test('leave chords and handled keys alone', () => {
		expect(shortcutOf(press('/', { ctrlKey: true }), null, none)).toBeNull();
		expect(shortcutOf(press('/', { metaKey: true }), null, none)).toBeNull();
		expect(shortcutOf(press('?', { altKey: true }), null, none)).toBeNull();
		expect(shortcutOf(press('?', { defaultPrevented: true }), null, none)).toBeNull();
	});

	test('each can be switched off by itself', () => {
		expect(shortcutOf(press('/'), null, new Set(['search'] as const))).toBeNull();
		expect(shortcutOf(press('?'), null, new Set(['search'] as const))).toBe('keys');
	});
});

describe('what is switched off', () => {
	test('changes one at a time and leaves the given set alone', () => {
		const off = new Set(['keys'] as const);
		expect(turned(off, 'search', false)).toEqual(new Set(['keys', 'search']));
		expect(turned(off, 'keys', true)).toEqual(none);
		expect(off).toEqual(new Set(['keys']));
	});

	test('is read back as it was written', () => {
		const kept = new Map<string, string>();
		const storage = () => ({
			getItem: (k: string) => kept.get(k) ?? null,
			setItem: (k: string, v: string) => void kept.set(k, v),
		});
		writeOff(storage, new Set(['search'] as const));
		expect(readOff(storage)).toEqual(new Set(['search']));
		writeOff(storage, none);
		expect(readOff(storage)).toEqual(none);
	});

	test('is nothing where the storage refuses or holds something else', () => {
		const refuse = () => {
			throw new Error('denied');
		};
		expect(readOff(refuse)).toEqual(none);
		expect(readOff(() => ({ getItem: refuse }))).toEqual(none);
		expect(() => writeOff(() => ({ setItem: refuse }), none)).not.toThrow();
		expect(readOff(() => ({ getItem: () => 'nonsense' }))).toEqual(none);
	});
});
