import { describe, expect, test } from 'vitest';
import { dropped, holdsDocument, type Drag } from './dropped.ts';

function drag(changes: { types?: string[]; files?: number; folder?: boolean; text?: string }): Drag {
	const files = Array.from({ length: changes.files ?? 0 }, () => ({}));
	return {
		types: changes.types ?? ['Files'],
		files: files as unknown as FileList,
		items: files.map(() => ({ webkitGetAsEntry: () => ({ isDirectory: changes.folder ?? false }) })),
		getData: () => changes.text ?? '',
	};
}

describe('what is dropped on the import page', () => {
	test('is taken as the file, or as the text', () => {
		expect(dropped(drag({ files: 1 }))).toMatchObject({ kind: 'file' });
		expect(dropped(drag({ types: ['text/html', 'text/plain'], text: 'Lock Keeper' }))).toEqual({
			kind: 'text',
			text: 'Lock Keeper',
		});
	});

	test.each([
		[{ files: 3 }, 'You dropped 3 files. Drop one; the others can follow.'],
		[{ files: 1, folder: true }, 'You dropped a folder. Drop one file out of it, or some text.'],
		[
			{ types: ['text/plain'], text: ' \n' },
			'There is no text in what you dropped. Drop one file, or some text.',
		],
	])('is refused with a sentence: %j', (changes, message) => {
		expect(dropped(drag(changes))).toEqual({ kind: 'refused', message });
	});

	test('is left alone where it is neither', () => {
		expect(holdsDocument(drag({ types: ['text/uri-list'] }))).toBe(false);
		expect(holdsDocument(null)).toBe(false);
		expect(holdsDocument(drag({}))).toBe(true);
	});
});
