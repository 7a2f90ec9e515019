import { expect, type Locator, type Page } from '@playwright/test';

export interface Entry {
	level: 1 | 2 | 3 | 4 | 5;
	note?: string;
}

export interface Card {
	/** By the dimension's name. */
	ratings: Readonly<Record<string, Entry>>;
	overall: 'Strong no' | 'No' | 'Yes' | 'Strong yes' | 'No decision';
	takeaways: string;
}

export function rating(page: Page, dimension: string): Locator {
	return page.getByRole('group', { name: dimension });
}

export function note(page: Page, dimension: string): Locator {
	return page.getByRole('textbox', { name: `What did you see or hear? ${dimension}` });
}

/** Fills in everything, unfolding what is not a focus of this scorecard where it is asked for. */
export async function fillIn(page: Page, card: Card): Promise<void> {
	for (const [dimension, { level, note: text }] of Object.entries(card.ratings)) {
		await rating(page, dimension)
			.getByRole('radio', { name: String(level), exact: true })
			.check();
		if (text) await note(page, dimension).fill(text);
	}
	await page
		.getByRole('group', { name: 'Overall recommendation' })
		.getByRole('radio', { name: card.overall, exact: true })
		.check();
	await page.getByLabel('Key take-aways').fill(card.takeaways);
}

/** The draft is on the server. */
export async function expectSaved(page: Page): Promise<void> {
	await expect(page.getByText(/^Saved \d/).first()).toBeVisible();
}

export async function submit(page: Page): Promise<void> {
	await page.getByRole('button', { name: 'Submit scorecard' }).click();
	await expect(page.getByText('Your scorecard is submitted')).toBeVisible();
}

/** Scripts have taken the page over. They draw the button that opens the list of keys. */
export async function expectScripted(page: Page): Promise<void> {
	await expect(page.getByRole('button', { name: 'Keys' })).toBeVisible();
}

/** From Home, by what waits there; gives the scorecard's address. */
export async function openOwed(page: Page, name: string | RegExp): Promise<string> {
	await page.goto('/');
	await page.getByRole('link', { name }).click();
	await expect(page.getByRole('button', { name: 'Submit scorecard' })).toBeVisible();
	await expectScripted(page);
	return page.url();
}
