import { publish } from './support/role.ts';
import { expect, test } from './support/test.ts';

test('a recruiter with no blueprint at hand has a published role out of the library', async ({
	visitor,
	sample,
}) => {
	const page = await visitor({ storageState: sample.admin });

	await test.step('the library is found from the roles, and searched', async () => {
		await page.goto('/roles');
		await page.getByRole('link', { name: 'Library' }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Library');
		await page.getByLabel('Words').fill('privacy');
		await page.getByLabel('Seniority').selectOption('Senior');
		await page.getByRole('button', { name: 'Find' }).click();
		await expect(page.getByRole('status')).toContainText(/of 30/);
		await expect(page.getByRole('link', { name: 'Senior Privacy Specialist' })).toBeVisible();
		await expect(page.getByRole('link', { name: 'Lead Privacy Specialist' })).toHaveCount(0);
	});

	await test.step('two levels are laid side by side', async () => {
		await page.getByRole('link', { name: 'Senior Privacy Specialist' }).click();
		await page
			.getByRole('navigation', { name: 'Compare with' })
			.getByRole('link', { name: 'Lead Privacy Specialist' })
			.click();
		const levels = page.getByRole('table').nth(1);
		await expect(levels.getByRole('columnheader')).toHaveText([
			'Level',
			'Senior Privacy Specialist',
			'Lead Privacy Specialist',
		]);
		await expect(levels.getByRole('row')).toHaveCount(6);
		await page.getByRole('main').getByRole('link', { name: 'Senior Privacy Specialist' }).first().click();
	});

	await test.step('the kit is seen as it would be printed, without weights', async () => {
		await page.getByRole('link', { name: 'See the printed kit' }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Kit for Senior Privacy Specialist');
		await expect(page.getByRole('heading', { name: 'Scorecard' })).toBeVisible();
		await expect(page.getByText(/Weight/)).toHaveCount(0);
		await page.goBack();
	});

	await test.step('one click makes a draft, which is published as it is', async () => {
		await page.getByRole('button', { name: 'Copy into a draft' }).focus();
		await page.keyboard.press('Enter');
		await expect(page).toHaveURL(/\/draft/);
		await publish(page, 1);
		await expect(page.getByText(/Made from.*library, version 1/s)).toBeVisible();
		await page.getByRole('link', { name: 'Compare with the library' }).click();
		await expect(page.getByText('Nothing differs')).toBeVisible();
	});
});

test('an interviewer reads the library, sees no weights and is offered no copy', async ({
	visitor,
	sample,
}) => {
	const page = await visitor({ storageState: await sample.member('Piotr Malczak') });
	await page.goto('/library/support-specialist');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Support Specialist');
	await expect(page.getByRole('columnheader', { name: 'Weight' })).toHaveCount(0);
	await expect(page.getByRole('button', { name: 'Copy into a draft' })).toHaveCount(0);
});
