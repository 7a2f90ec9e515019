import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const standards = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];

/** Nothing that axe can tell stands against WCAG 2.2 AA. Goes on after a finding, so that one run tells all of them. */
export async function expectAccessible(page: Page): Promise<void> {
	// No page has frames, and the legacy mode spares a tab for each of some hundred calls.
	const axe = new AxeBuilder({ page }).setLegacyMode(true).withTags(standards);
	const { violations } = await axe.analyze();
	const found = violations.flatMap(({ id, help, nodes }) =>
		nodes.map(
			({ target, failureSummary }) => `${id} (${help}): ${target.join(' ')}\n${failureSummary ?? ''}`,
		),
	);
	expect.soft(found, `accessibility of ${page.url()}`).toEqual([]);
}

/** What every page of the product has. */
export async function expectWellFormed(page: Page): Promise<void> {
	await expect.soft(page.getByRole('heading', { level: 1 }), `headings of ${page.url()}`).toHaveCount(1);
	await expect.soft(page, `title of ${page.url()}`).toHaveTitle(/\S · Touchstone$/);
}

export async function expectNoSidewaysScroll(page: Page): Promise<void> {
	const { content, window } = await page.evaluate(() => ({
		content: document.documentElement.scrollWidth,
		window: document.documentElement.clientWidth,
	}));
	expect.soft(content, `width of ${page.url()}`).toBeLessThanOrEqual(window);
}

const wide = { width: 1280, height: 800 };
const narrow = { width: 320, height: 640 };

/** Colours follow the scheme alone and the layout the width alone, so two looks see all four. */
export async function expectGoodEverywhere(page: Page, address: string): Promise<void> {
	await page.setViewportSize(wide);
	await page.emulateMedia({ colorScheme: 'light' });
	await page.goto(address);
	await expectWellFormed(page);
	await expectAccessible(page);
	await expectNoSidewaysScroll(page);
	await page.emulateMedia({ colorScheme: 'dark' });
	await page.setViewportSize(narrow);
	await expectNoSidewaysScroll(page);
	// As tall as the page, so that the bar at the lower edge lies over nothing.
	const height = await page.evaluate(() => document.documentElement.scrollHeight);
	await page.setViewportSize({ width: narrow.width, height });
	await expectAccessible(page);
}
