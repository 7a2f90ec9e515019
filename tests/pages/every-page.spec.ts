import { globSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { publish } from './support/role.ts';
import { expectGoodEverywhere } from './support/quality.ts';
import { expect, test } from './support/test.ts';

const routes = path.resolve(import.meta.dirname, '../../src/routes');

/** Every kind of page for members, told from the files, so that none can be forgotten: "/jobs/[id]/plan". */
const kinds = globSync('(app)/**/+page.svelte', { cwd: routes }).map((file) =>
	`/${path.dirname(file)}`.replace(/^\/\(app\)\/?/, '/'),
);

function kindOf(address: string): string | undefined {
	const { pathname } = new URL(address, 'http://localhost');
	const fits = (kind: string) =>
		new RegExp(`^${kind.replaceAll(/\[\w+\]/g, '(?!(?:new|import|invite)(?:/|$))[^/]+')}$`).test(pathname);
	return kinds.find(fits);
}

/** Sample data never counts in a calibration: calibration.spec.ts looks at these, on ratings of its own. */
const ofCalibrationOwners = [
	'/reports/calibration',
	'/reports/calibration/[snapshot]',
	'/reports/interviewers',
	'/reports/interviewers/[id]',
];

/** What one page of a kind does not lead to, another may: so many of each are followed. */
const followed = 4;

/** Follows links from `starts`, without opening pages, until it has an address of every kind that can be reached. */
async function addressesOf(page: Page, starts: readonly string[]): Promise<Map<string, string>> {
	const found = new Map<string, string>();
	const seen = new Map<string, Set<string>>();
	const queue = [...starts];
	for (let address = queue.shift(); address !== undefined; address = queue.shift()) {
		const kind = kindOf(address);
		if (kind === undefined) continue;
		const ofKind = seen.get(kind) ?? new Set();
		seen.set(kind, ofKind);
		if (ofKind.size >= followed || ofKind.has(address)) continue;
		ofKind.add(address);
		const response = await page.request.get(address);
		if (!response.ok()) continue;
		if (!found.has(kind)) found.set(kind, address);
		for (const [, href] of (await response.text()).matchAll(/<a [^>]*href="([^"]+)"/g)) {
			const { origin, pathname, search } = new URL((href ?? '').replaceAll('&amp;', '&'), response.url());
			if (origin === new URL(response.url()).origin) queue.push(pathname + search);
		}
	}
	return found;
}

test('every kind of page is accessible, wide and narrow, light and dark', async ({ visitor, sample }) => {
	const admin = await visitor({ storageState: sample.admin });

	await test.step('a second version and a draft of a role, for the pages that only then exist', async () => {
		await admin.goto('/roles');
		await admin.getByRole('link', { name: 'Customer Support Engineer' }).click();
		for (const action of ['publish', 'leave'] as const) {
			await admin.getByRole('button', { name: 'Edit as a new draft' }).click();
			await expect(admin).toHaveURL(/\/draft/);
			if (action === 'leave') break;
			await admin
				.getByRole('textbox', { name: /^Summary/ })
				.first()
				.fill('Helps shops through bad evenings.');
			await publish(admin, 2);
		}
	});

	await test.step('a role that was made from the library', async () => {
		await admin.goto('/library/privacy-specialist');
		await admin.getByRole('button', { name: 'Copy into a draft' }).click();
		await expect(admin).toHaveURL(/\/draft/);
		await publish(admin, 1);
	});

	const starts = [
		'/',
		'/jobs',
		'/roles',
		'/candidates',
		'/exercises?show=graded',
		'/settings',
		'/settings/policy',
	];
	const addresses = await addressesOf(admin, starts);
	const interviewer = await visitor({ storageState: await sample.member('Piotr Malczak') });
	const ofInterviewer = await addressesOf(interviewer, starts);
	const missing = kinds.filter(
		(kind) => !addresses.has(kind) && !ofInterviewer.has(kind) && !ofCalibrationOwners.includes(kind),
	);
	expect(missing, 'kinds of page that nothing leads to').toEqual([]);

	for (const [kind, address] of addresses) {
		await test.step(kind, () => expectGoodEverywhere(admin, address));
	}
	for (const [kind, address] of ofInterviewer) {
		if (addresses.has(kind) && !/^\/($|scorecards|jobs\/\[id\]$|applications\/\[id\]$)/.test(kind)) continue;
		await test.step(`${kind}, as an interviewer`, () => expectGoodEverywhere(interviewer, address));
	}
});
