import { expect, type Page } from '@playwright/test';

/** From the page of a role; ends on the interview plan that was proposed. */
export async function openJob(
	page: Page,
	job: { title: string; hiringManager: string; recruiter: string },
): Promise<void> {
	await page.getByRole('link', { name: 'Open a job for this role' }).click();
	await page.getByLabel('Title').fill(job.title);
	await page.getByLabel('Hiring manager').selectOption({ label: job.hiringManager });
	await page.getByLabel('Job recruiter').selectOption({ label: job.recruiter });
	await page.getByRole('button', { name: 'Open the job' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Interview plan');
}

/** From the page of a job; ends on the page of the application. */
export async function addCandidate(page: Page, person: { name: string; email: string }): Promise<void> {
	await page.getByRole('link', { name: 'Add a candidate' }).click();
	await page.getByRole('textbox', { name: /^Name required/ }).fill(person.name);
	await page.getByRole('textbox', { name: /^E-mail address/ }).fill(person.email);
	await page.getByRole('button', { name: 'Add to the job' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(person.name);
}

/**
 * From the page of the application and back to it, for an interview that is over, which the page warns of. `starts` is
 * local to the reader, as in "2031-05-20T10:00".
 */
export async function scheduleAfterwards(
	page: Page,
	interview: { title: string; starts: string; panel: readonly string[] },
): Promise<void> {
	await page.getByRole('link', { name: 'Schedule an interview' }).click();
	const choice = page.getByRole('combobox', { name: /^Interview/ });
	const label = await choice.getByRole('option', { name: interview.title }).first().textContent();
	await choice.selectOption({ label: label?.trim() ?? '' });
	await page.getByLabel('Day and time').fill(interview.starts);
	await page.getByLabel('Place').fill('Workshop, upper floor');
	const others = page.locator('details', { has: page.getByText(/^Other members/) });
	await others.getByText(/^Other members/).click();
	await expect(others).toHaveJSProperty('open', true);
	for (const member of interview.panel) {
		await page.getByRole('checkbox', { name: new RegExp(`^${member}`) }).check();
	}
	await page.getByRole('button', { name: 'Schedule it' }).click();
	await expect(page.getByText('This time is in the past.')).toBeVisible();
	await page.getByRole('button', { name: 'Schedule it anyway' }).click();
	await expect(page.getByRole('article', { name: interview.title })).toBeVisible();
}

/** As a `datetime-local` field takes it. */
export function yesterdayAt(time: string): string {
	return `${new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)}T${time}`;
}
