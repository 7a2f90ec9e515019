import { importBlueprint, publish, publishing } from './support/role.ts';
import { expect, test } from './support/test.ts';

const source = `Lighthouse Warden: Role Blueprint, Duties, and Path

1) Role Summary

The Lighthouse Warden keeps one lamp burning and every ship that looks for it off the rocks.

19) Hiring Evaluation Criteria

What to assess

Night watch: What do you do in the hour in which nothing happens?

Practical exercises

Read the tide table and mark the two dangerous hours. Say which of them worries you more.
Lamp repair (20–30 minutes)
Bring the lamp back with what lies on the table.

Red flags

Signs the log for hours that were slept through.

Scorecard dimensions

Dimension Weight Excellent Meets bar
Lamp craft 50% Hears a failing bearing before the light shows it Repairs what has failed
Watch keeping 40% Writes each entry as it happens Fills the log at the end of the watch
Lamp craft 20% Carries the spare that will be needed Knows where spares are kept

20) Final Role Scorecard Summary

Role title: Lighthouse Warden
`;

test('a recruiter checks a document beside its source, mends it by remedies, and meets it again', async ({
	visitor,
	sample,
}) => {
	const page = await visitor({ storageState: sample.admin });
	await importBlueprint(page, source);

	await test.step('each piece leads to its place in the source, and back', async () => {
		const dimension = page.locator('#row-d2');
		await dimension.getByRole('link', { name: 'Show it in the source' }).click();
		const place = page.locator('mark:target');
		await expect(place).toContainText('Watch keeping 40% Writes each entry');
		await place.getByRole('link').click();
		await expect(dimension).toBeInViewport();
	});

	await test.step('a word on the wrong side of a guessed border is moved by keyboard', async () => {
		const row = page.locator('#row-d2');
		await row.getByText('Split this row elsewhere').focus();
		await page.keyboard.press('Enter');
		const forward = row.getByRole('button', { name: '“keeping” belongs to level 5' });
		await forward.focus();
		await page.keyboard.press('Enter');
		await expect(row.getByLabel('Name', { exact: true })).toHaveValue('Watch');
		await row.getByRole('button', { name: '“keeping” belongs to the name' }).press('Enter');
		await expect(row.getByLabel('Name', { exact: true })).toHaveValue('Watch keeping');
	});

	await test.step('what was removed can be had back', async () => {
		await page.getByRole('button', { name: /^Remove ?: dimension 2 Watch keeping/ }).click();
		await expect(page.getByRole('heading', { name: 'Watch keeping' })).toHaveCount(0);
		await page.getByRole('button', { name: 'Undo' }).click();
		await expect(page.getByRole('heading', { name: 'Watch keeping' })).toBeVisible();
	});

	await test.step('the doubled dimension is merged, the exercise gets a title, the weights are scaled', async () => {
		await page.getByRole('button', { name: /^Merge into dimension 1/ }).click();
		await expect(page.getByRole('heading', { name: 'Lamp craft' })).toHaveCount(1);
		await page.getByRole('button', { name: /^Call it “Read the tide table/ }).click();
		await page.getByRole('button', { name: 'Scale to 100' }).first().click();
		await expect(page.getByText('Sum of the weights: 100 %')).toBeVisible();
		const notes = page.getByRole('region', { name: 'To check after the import' });
		await expect(notes).not.toContainText(/more than once|no title|add up to/);
	});

	await test.step('what was mended is published', async () => {
		await publishing(page)
			.getByRole('checkbox', { name: /Publish with/ })
			.check();
		await publish(page, 1);
		await expect(page.getByText('Version 1 is published')).toBeVisible();
	});

	await test.step('the same document again is known, and compared before anything is made', async () => {
		await page.goto('/roles/import');
		await page.getByLabel('Paste the document').fill(source);
		await page.getByRole('button', { name: 'Read it' }).click();
		await expect(page).toHaveURL(/\/roles\/import/);
		await page.getByRole('button', { name: 'Compare with Lighthouse Warden' }).click();
		await expect(page.getByRole('table')).toContainText('Lamp craft');
		await page.getByRole('button', { name: 'Make a new version from this document' }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Draft of version 2: Lighthouse Warden');
	});
});

test('an address inside the own network is refused, and stays to be corrected', async ({
	visitor,
	sample,
}) => {
	const page = await visitor({ storageState: sample.admin, allows: /status of 4/ });
	await page.goto('/roles/import');
	const address = page.getByRole('textbox', { name: /address/i });
	await address.fill('http://127.0.0.1:9/blueprint');
	await page.getByRole('button', { name: 'Read it' }).click();
	await expect(address).toHaveAttribute('aria-invalid', 'true');
	await expect(address).toHaveValue('http://127.0.0.1:9/blueprint');
	await expect(page.getByText(/paste|send the file/i).first()).toBeVisible();
});
