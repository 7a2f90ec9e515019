import { describe, expect, test } from 'vitest';
import {
	type DocumentMarks,
	type EarlierImport,
	indexImports,
	knownRoles,
} from '#lib/domain/role/known-documents.ts';

function earlier(roleId: string, day: number, marks: Partial<EarlierImport>): EarlierImport {
	return {
		roleId,
		roleTitle: `Role ${roleId}`,
		hash: 'another',
		address: null,
		title: null,
		importedAt: new Date(Date.UTC(2026, 2, day)),
		importedBy: 'Ada',
		...marks,
	};
}

function knownIn(of: DocumentMarks, imports: readonly EarlierImport[]) {
	return knownRoles(of, indexImports(imports));
}

const document = { hash: 'h', address: 'https://example.com/a', title: 'Lock Keeper: Role Blueprint' };

describe('a document is known again', () => {
	test('by its text before its address, and by its address before its title', () => {
		const known = knownIn(document, [
			earlier('title', 4, { title: document.title }),
			earlier('address', 3, { address: document.address, title: document.title }),
			earlier('text', 2, { hash: 'h', address: document.address }),
			earlier('none', 1, { address: 'https://example.com/b', title: 'Lock keeper' }),
		]);
		expect(known.map(({ roleId, ground }) => [roleId, ground])).toEqual([
			['text', 'text'],
			['address', 'address'],
			['title', 'title'],
		]);
	});

	test('once for each role, on the strongest ground, and newest first', () => {
		const known = knownIn(document, [
			earlier('a', 1, { hash: 'h' }),
			earlier('a', 5, { title: document.title }),
			earlier('b', 3, { hash: 'h' }),
			earlier('b', 2, { hash: 'h' }),
		]);
		expect(known).toEqual([
			{
				roleId: 'b',
				title: 'Role b',
				ground: 'text',
				importedAt: '2026-03-03T00:00:00.000Z',
				importedBy: 'Ada',
			},
			{
				roleId: 'a',
				title: 'Role a',
				ground: 'text',
				importedAt: '2026-03-01T00:00:00.000Z',
				importedBy: 'Ada',
			},
		]);
	});

	test('never by an address or a title that neither has', () => {
		const bare = { hash: 'h', address: null, title: null };
		expect(knownIn(bare, [earlier('a', 1, {})])).toEqual([]);
	});
});
