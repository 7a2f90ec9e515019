import {
	type BrowserContext,
	type BrowserContextOptions,
	expect,
	type Page,
	test as base,
} from '@playwright/test';
import { openSample, type Sample } from './sample.ts';

interface VisitorOptions extends BrowserContextOptions {
	/** Console errors that the test provokes. */
	allows?: RegExp | undefined;
}

export type Visitor = (options?: VisitorOptions) => Promise<Page>;

/**
 * `visitor` opens a page in a browser context of its own, as another person at another computer. Whatever any of them
 * reports as an error, on the console or thrown, fails the test at its end.
 */
export const test = base.extend<{ visitor: Visitor }, { sample: Sample }>({
	visitor: async ({ browser }, use) => {
		const contexts: BrowserContext[] = [];
		const problems: string[] = [];
		await use(async ({ allows, ...options } = {}) => {
			const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
			contexts.push(context);
			context.on('console', (message) => {
				const text = `${message.text()} (${message.location().url})`;
				if (message.type() === 'error' && !allows?.test(text)) problems.push(text);
			});
			context.on('weberror', (error) => {
				problems.push(`${error.error().stack ?? error.error().message} (${error.page()?.url() ?? ''})`);
			});
			return context.newPage();
		});
		for (const context of contexts) await context.close();
		expect(problems, 'errors on the console').toEqual([]);
	},
	sample: [
		async ({ browser }, use, worker) => {
			await use(await openSample(browser, worker.project.use.baseURL ?? ''));
		},
		{ scope: 'worker', timeout: 120_000 },
	],
});

export { expect };
