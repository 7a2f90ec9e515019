import { answer, handIn } from './support/exercise.ts';
import { note, rating } from './support/scorecard.ts';
import { expect, test } from './support/test.ts';

test('a scorecard is saved, corrected and submitted without scripting', async ({ visitor, sample }) => {
	const page = await visitor({
		javaScriptEnabled: false,
		storageState: await sample.member('Adaeze Nwankwo'),
		allows: /status of 400/,
	});
	await page.goto('/');
	await page.getByRole('link', { name: 'Rowan Achterberg: Customers and colleagues' }).click();
	const level = (dimension: string, name: string) =>
		rating(page, dimension).getByRole('radio', { name, exact: true });

	await level('Writing to customers', '5').check();
	await page.getByLabel('Key take-aways').fill('Writes for the reader.');
	await page.getByRole('button', { name: 'Save the draft' }).click();
	await expect(level('Writing to customers', '5')).toBeChecked();
	await expect(page.getByLabel('Key take-aways')).toHaveValue('Writes for the reader.');

	await page.getByRole('button', { name: 'Submit scorecard' }).click();
	await expect(page.getByText(/things to correct/)).toBeVisible();
	await expect(
		page.getByText('Write what you saw or heard on Writing to customers: a 5 needs its evidence.').first(),
	).toBeVisible();
	await expect(page.getByLabel('Key take-aways')).toHaveValue('Writes for the reader.');

	await note(page, 'Writing to customers').fill('Five lines, the date in the first of them.');
	await level('Steady in hard conversations', '4').check();
	await level('Handing over to engineering', '3').check();
	await rating(page, 'Seeing it through')
		.getByRole('radio', { name: /not assessed/ })
		.check();
	await page
		.getByRole('combobox', { name: 'Why was Seeing it through not assessed?' })
		.selectOption({ label: 'We ran out of time' });
	await page
		.getByRole('group', { name: 'Overall recommendation' })
		.getByRole('radio', { name: 'Yes', exact: true })
		.check();
	await page.getByRole('button', { name: 'Submit scorecard' }).click();
	await expect(page.getByText('Your scorecard is submitted')).toBeVisible();
	await expect(page.getByText('Five lines, the date in the first of them.')).toBeVisible();
});

test('a candidate takes and hands in the exercise without scripting', async ({ visitor, sample }) => {
	const admin = await visitor({ storageState: sample.admin });
	await admin.goto('/exercises?show=sent');
	await admin
		.getByRole('row', { name: /Katarzyna Wrona/ })
		.getByRole('link')
		.nth(1)
		.click();
	await admin.getByText('Make a new link…').click();
	await admin.getByRole('button', { name: 'Make a new link' }).click();
	const link = await admin.getByRole('textbox', { name: 'Link for Katarzyna Wrona' }).inputValue();

	const page = await visitor({ javaScriptEnabled: false });
	await page.goto(link);
	await page.getByRole('button', { name: 'Start' }).click();
	await expect(page.getByText('Your browser runs no scripts here')).toBeVisible();
	await answer(page, 1, 'Everything above 64 KiB is refused.');
	await answer(page, 2, 'Dear customer, we know which three orders are missing.');
	await page.getByRole('button', { name: 'Save', exact: true }).click();
	await expect(page.getByRole('textbox', { name: 'Answer 1' })).toHaveValue(
		'Everything above 64 KiB is refused.',
	);
	await answer(page, 3, 'Please replay the three on my word.');
	const receipt = await handIn(page);
	await page.goto(link);
	await expect(page.getByRole('region', { name: 'Your receipt' })).toContainText(receipt);
	await expect(page.getByText('Please replay the three on my word.')).toBeVisible();
});
