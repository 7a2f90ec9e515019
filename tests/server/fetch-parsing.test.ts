import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { readBlueprint } from '#lib/domain/blueprint/read-blueprint.ts';
import { readDocument, roleImport } from '#lib/server/workflows/import-document.ts';

vi.mock('#lib/domain/blueprint/read-blueprint.ts', { spy: true });

beforeEach(() => {
	vi.mocked(readBlueprint).mockClear();
});

test('a request that asks for the roles of a document more than once has it read once', () => {
	const bytes = readFileSync(path.join(import.meta.dirname, '../fixtures/blueprints/night-porter.html'));
	const document = { bytes, name: 'a file' };
	const found = readDocument(document);
	expect(readDocument({ ...document, address: 'https://example.com/' })).toBe(found);
	expect(readBlueprint).toHaveBeenCalledTimes(1);
	const [role] = found.roles;
	if (!role) throw new Error('There is no role.');
	expect(roleImport(role, document, found).content).toBe(roleImport(role, document, found).content);

	readDocument({ ...document, bytes: Uint8Array.from(bytes) });
	expect(readBlueprint).toHaveBeenCalledTimes(2);
});
