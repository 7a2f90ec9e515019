import { expect, type Locator, type Page } from '@playwright/test';

/** Pastes a blueprint; ends on the draft that was made of it. */
export async function importBlueprint(page: Page, source: string): Promise<void> {
	await page.goto('/roles/import');
	await page.getByLabel('Paste the document').fill(source);
	await page.getByRole('button', { name: 'Read it' }).click();
	await expect(page).toHaveURL(/\/draft/);
}

/** What keeps the draft from being published, or must be accepted with it. */
export function publishing(page: Page): Locator {
	return page.getByRole('region', { name: /^Publish version/ });
}

/** Ends on the role's page. */
export async function publish(page: Page, number: number): Promise<void> {
	await publishing(page)
		.getByRole('button', { name: `Publish version ${String(number)}` })
		.click();
	await expect(page).not.toHaveURL(/\/draft/);
}
