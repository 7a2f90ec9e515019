import { expect, type Page } from '@playwright/test';

/** From the page of the application; ends on the page of the assignment. */
export async function assignExercise(page: Page, exercise: { title: string; grader: string }): Promise<void> {
	await page.getByRole('link', { name: 'Assign an exercise' }).click();
	await page.getByRole('radio', { name: new RegExp(`^${exercise.title}`) }).check();
	await page.getByRole('checkbox', { name: exercise.grader }).check();
	await page.getByRole('button', { name: 'Assign the exercise' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(exercise.title);
}

/** From the page of the assignment: the candidate's personal link. */
export async function makeLink(page: Page, candidate: string): Promise<string> {
	await page.getByRole('button', { name: 'Make the link' }).click();
	const link = page.getByRole('textbox', { name: `Link for ${candidate}` });
	await expect(link).toBeVisible();
	return link.inputValue();
}

/** Where several prompts are answered, "Answer 1" and so on. */
export async function answer(page: Page, number: number, text: string): Promise<void> {
	await page.getByRole('textbox', { name: `Answer ${String(number)}` }).fill(text);
}

/** From the page of the answers to the receipt; gives its code. */
export async function handIn(page: Page): Promise<string> {
	await page.getByRole('button', { name: 'Review and submit' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Review and submit');
	await page.getByRole('button', { name: 'Submit for good' }).click();
	const receipt = page.getByRole('region', { name: 'Your receipt' });
	await expect(receipt).toBeVisible();
	return (await receipt.getByRole('code').textContent()) ?? '';
}
