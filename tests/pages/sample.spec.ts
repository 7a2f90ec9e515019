import { expectGoodEverywhere } from './support/quality.ts';
import { openSample } from './support/sample.ts';
import { expect, test } from './support/test.ts';

test('debriefs in every state, and pages that are not there', async ({ visitor, sample }) => {
	const manager = await visitor({
		storageState: await sample.member('Adaeze Nwankwo'),
		allows: /status of 404/,
	});
	const people = [
		'Thandiwe Mokoena',
		'Yusuf Karaduman',
		'Elliot Farnsby',
		'Gareth Pennock',
		'Nadia Benhaddou',
	];
	await manager.goto('/jobs');
	await manager.getByRole('link', { name: 'Customer Support Engineer, order platform' }).click();
	await expect(manager).toHaveURL(/\/jobs\/./);
	const job = manager.url();
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
