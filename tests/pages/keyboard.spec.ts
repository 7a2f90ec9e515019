import type { Locator, Page } from '@playwright/test';
import { note, openOwed, rating } from './support/scorecard.ts';
import { expect, test } from './support/test.ts';

const interview = 'Hye-jin Noh: First conversation';

/** Presses Tab until a control has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, control: Locator): Promise<void> {
	for (let presses = 0; presses < 60; presses += 1) {
		await page.keyboard.press('Tab');
		if (await control.evaluate((element) => element === document.activeElement)) return;
	}
	throw new Error(`60 times Tab did not lead to ${String(control)}.`);
}

function level(page: Page, dimension: string, name: string): Locator {
	return rating(page, dimension).getByRole('radio', { name, exact: true });
}

test('an interviewer fills in and submits a scorecard without a mouse', async ({ visitor, sample }) => {
	const page = await visitor({ storageState: await sample.member('Leilani Kahoe') });
	await openOwed(page, interview);
	const [first, second, third] = [
		'Technical grounding',
		'Steady in hard conversations',
		'Seeing it through',
	] as const;

	await test.step('the skip link is the first stop, and leads past the navigation', async () => {
		await page.reload();
		await page.keyboard.press('Tab');
		await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();
		await page.keyboard.press('Enter');
		await expect(page.getByRole('main')).toBeFocused();
	});

	await test.step('? lists the keys, and Escape gives the page back', async () => {
		const keys = page.getByRole('dialog', { name: 'Keys' });
		await expect(page.getByRole('button', { name: 'Keys' })).toBeVisible();
		await page.keyboard.press('?');
		await expect(keys).toBeVisible();
		await expect(keys).toContainText('List the keys');
		await expect(keys).toContainText(/1 to 5.*N/s);
		await page.keyboard.press('Escape');
		await expect(keys).toBeHidden();
	});

	await test.step('outside a rating a digit does nothing', async () => {
		await page.getByRole('main').focus();
		await page.keyboard.press('4');
		await expect(page.getByRole('group').getByRole('radio', { checked: true })).toHaveCount(0);
	});

	await test.step('digits rate and step on to the next dimension', async () => {
		await tabTo(page, level(page, first, '1'));
		await page.keyboard.press('4');
		await expect(level(page, first, '4')).toBeChecked();
		await expect(level(page, second, '1')).toBeFocused();
	});

	await test.step('a 5 asks for its evidence at once, where digits are text', async () => {
		await page.keyboard.press('5');
		await expect(level(page, second, '5')).toBeChecked();
		await expect(note(page, second)).toBeFocused();
		await page.keyboard.type('Named 3 ways out in 2 minutes, and why the 1st was best. Any?');
		await expect(note(page, second)).toHaveValue(
			'Named 3 ways out in 2 minutes, and why the 1st was best. Any?',
		);
		await expect(level(page, second, '5')).toBeChecked();
		await expect(page.getByRole('dialog')).toHaveCount(0);
	});

	await test.step('N sets a dimension aside, and asks why', async () => {
		await tabTo(page, level(page, third, '1'));
		await page.keyboard.press('n');
		await expect(rating(page, third).getByRole('radio', { name: /not assessed/ })).toBeChecked();
		const reason = page.getByRole('combobox', { name: `Why was ${third} not assessed?` });
		await expect(reason).toBeFocused();
		await page.keyboard.type('We ran');
		await expect(reason).toHaveValue('out_of_time');
	});

	await test.step('the overall word, a take-away, and Enter on the button', async () => {
		const overall = page.getByRole('group', { name: 'Overall recommendation' });
		await tabTo(page, overall.getByRole('radio', { name: 'Strong no', exact: true }));
		await page.keyboard.press('ArrowRight');
		await page.keyboard.press('ArrowRight');
		await expect(overall.getByRole('radio', { name: 'Yes', exact: true })).toBeChecked();
		await tabTo(page, page.getByLabel('Key take-aways'));
		await page.keyboard.type('Calm under pressure; depth still to be seen.');
		await expect(page.getByText('Nothing is missing.')).toBeVisible();
		await tabTo(page, page.getByRole('button', { name: 'Submit scorecard' }));
		await page.keyboard.press('Enter');
		await expect(page.getByText('Your scorecard is submitted')).toBeVisible();
		await expect(page.getByText('Calm under pressure; depth still to be seen.')).toBeVisible();
	});
});
