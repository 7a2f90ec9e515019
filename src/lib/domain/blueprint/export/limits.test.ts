import { describe, expect, test } from 'vitest';
import { EXPORT_FORMATS, fileNameOf } from '#lib/domain/blueprint/export/export-formats.ts';
import { limitSentences } from '#lib/domain/blueprint/export/export-words.ts';
import { lockKeeper } from '#lib/domain/blueprint/export/exported-role.fixture.ts';
import { limitsOf } from '#lib/domain/blueprint/export/limits.ts';

describe('what a format cannot carry', () => {
	test.each(EXPORT_FORMATS)('is said in full for %s, whatever the role has', (format) => {
		const bare = { ...lockKeeper, exercises: [], background: [], weightReason: '', redFlags: [] };
		const all = limitsOf(format, lockKeeper);
		const few = limitsOf(format, bare);
		const sorted = (limits: typeof all) => [...limits.touched, ...limits.untouched].sort();
		expect(sorted(all)).toEqual(sorted(few));
		expect(sorted(all).length).toBeGreaterThan(0);
		for (const code of all.touched) expect(limitSentences[code]).toMatch(/\.$/);
	});

	test('is told apart by what this role has', () => {
		const { touched, untouched } = limitsOf('lever', { ...lockKeeper, background: [] });
		expect(touched).toContain('no_material');
		expect(untouched).toEqual(['no_background']);
	});
});

describe('a file name', () => {
	test.each([
		['Lock Keeper', 'lock-keeper-version-2.md'],
		['Äußerst "gut"\r\nX-Evil: 1', 'au-erst-gut-x-evil-1-version-2.md'],
		['../../etc/passwd', 'etc-passwd-version-2.md'],
		['水門', 'role-version-2.md'],
		['CON', 'con-version-2.md'],
	])('for %j is %j', (title, name) => {
		expect(fileNameOf('markdown', { title, number: 2, withWeights: false })).toBe(name);
	});

	test('stays short', () => {
		expect(
			fileNameOf('touchstone', { title: 'long '.repeat(80), number: 1, withWeights: true }).length,
		).toBeLessThan(120);
	});
});
