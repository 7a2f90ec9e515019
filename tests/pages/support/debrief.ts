import { expect, type Locator, type Page } from '@playwright/test';
import { z } from 'zod';

export function recommendation(page: Page): Locator {
	return page.getByRole('region', { name: 'The panel’s recommendation' });
}

/** Opens everybody's notes, one after the other, as a decider does. */
export async function openAllNotes(page: Page, raters: readonly string[]): Promise<void> {
	for (const rater of raters) {
		await page
			.getByRole('button', { name: new RegExp(`^Open the notes\\b.*${rater}`) })
			.first()
			.click();
		await expect(page.getByText(`Notes of ${rater}`).first()).toBeVisible();
	}
}

export interface Decision {
	outcome: 'Advance' | 'Hire' | 'Reject' | 'Hold';
	because: string;
	reason: string;
	departure?: string;
}

export async function decide(page: Page, decision: Decision): Promise<void> {
	const section = page.getByRole('region', { name: 'Decision', exact: true });
	await section.getByRole('radio', { name: decision.outcome, exact: true }).check();
	await section.getByRole('checkbox', { name: decision.because }).check();
	await section.getByRole('textbox', { name: /^Reason/ }).fill(decision.reason);
	if (decision.departure !== undefined) {
		await section.getByLabel('Why does it depart from the recommendation?').fill(decision.departure);
	}
	await section.getByRole('button', { name: 'Record the decision' }).click();
	await expect(section.getByRole('heading', { name: decision.outcome, level: 3 }).first()).toBeVisible();
	await expect(section.getByText(decision.reason).first()).toBeVisible();
}

/** The score that the page's working ends with, in full. */
export async function scoreOfWorking(page: Page): Promise<number> {
	const working = page.getByRole('region', { name: 'The working' });
	await working.getByText('Show every number').click();
	const row = working.getByRole('row', { name: /^Score/ });
	return Number((await row.textContent())?.split('=').at(-1));
}

const Exported = z.object({
	result: z.object({
		trace: z.object({
			variance: z.object({
				candidate: z.number(),
				candidateDimension: z.number(),
				rater: z.number(),
				raterDimension: z.number(),
				candidateRater: z.number(),
				residual: z.number(),
			}),
			meanPrior: z.object({ mean: z.number(), common: z.number(), dimension: z.number() }),
			dimensions: z.array(z.object({ id: z.string(), rawWeight: z.number() })),
			rows: z.array(z.object({ raterId: z.string(), dimensionId: z.string(), level: z.number() })),
			score: z.number(),
			se: z.number(),
		}),
	}),
});

/** What trace.json hands out for recomputing, and the score that it ends with. */
export async function exportedTrace(page: Page, application: string) {
	const response = await page.request.get(`${application}/debrief/trace.json`);
	expect(response.ok()).toBe(true);
	return Exported.parse(await response.json()).result.trace;
}
