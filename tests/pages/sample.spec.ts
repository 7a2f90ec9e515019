import { globSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { publish } from './support/role.ts';
import { expectGoodEverywhere } from './support/quality.ts';
import { openSample } from './support/sample.ts';
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

test('debriefs in every state, and pages that are not there', async ({ visitor, sample }) => {
	const manager = await visitor({
		storageState: await sample.member('Adaeze Nwankwo'),
		allows: /status of 404/,
	});
	await manager.goto('/candidates');
	const people = [
		'Thandiwe Mokoena',
		'Yusuf Karaduman',
		'Elliot Farnsby',
		'Gareth Pennock',
		'Nadia Benhaddou',
	];
	const job = (await addressesOf(manager, ['/jobs'])).get('/jobs/[id]') ?? '';
	await manager.goto(job);
	await expect(manager.getByRole('heading', { name: /^Recommended, best first/ })).toBeVisible();
	for (const person of people) {
		await manager.goto(job);
		await manager.getByRole('link', { name: person }).first().click();
		await expect(manager.getByRole('heading', { level: 1 })).toContainText(person);
		const application = new URL(manager.url()).pathname.replace(/\/debrief$/, '');
		await test.step(`debrief of ${person}`, () => expectGoodEverywhere(manager, `${application}/debrief`));
		if (person === people[0]) await expectGoodEverywhere(manager, application);
	}
	await expectGoodEverywhere(manager, '/jobs/01890000-0000-7000-8000-000000000000');
	await expectGoodEverywhere(manager, '/nowhere');
	const stranger = await visitor();
	await expectGoodEverywhere(stranger, '/sign-in');
});

test('the sample goes in one step, and the pages that it filled say how to begin', async ({
	browser,
	baseURL,
	visitor,
}) => {
	// An organization in which there is nothing else.
	const { admin } = await openSample(browser, baseURL ?? '');
	const page = await visitor({ storageState: admin });
	await page.goto('/settings/sample');
	await page.locator('summary', { hasText: 'Remove the sample data' }).click();
	await page.getByRole('button', { name: 'Remove it all' }).click();
	await expect(page.getByRole('button', { name: 'Fill with sample data' })).toBeVisible();
	const empty = {
		'/': 'Nothing waits for you',
		'/jobs': 'No open jobs',
		'/candidates': /^(No|Nobody)/,
		'/roles': 'No roles yet',
		'/exercises': 'No exercise is under way',
		'/settings/members': 'So far it is only you',
	};
	for (const [address, title] of Object.entries(empty)) {
		await page.goto(address);
		await expect(page.getByRole('heading', { name: title }).first()).toBeVisible();
		await expectGoodEverywhere(page, address);
	}
});
