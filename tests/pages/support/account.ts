import { expect, type Page } from '@playwright/test';

export const password = 'seven quiet lanterns';

interface Person {
	name: string;
	email: string;
}

/** The first run of an installation; ends on the page after it. */
export async function setUp(page: Page, organization: string, admin: Person): Promise<void> {
	await page.goto('/');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Set up Touchstone');
	await page.getByLabel('Organization').fill(organization);
	await page.getByLabel('Your name').fill(admin.name);
	await page.getByLabel('Your e-mail address').fill(admin.email);
	await page.getByLabel('Password').fill(password);
	await page.getByRole('button', { name: 'Set up the organization' }).click();
	await expect(page).not.toHaveURL(/setup/);
}

/** As an admin; gives the link to pass on. */
export async function invite(
	page: Page,
	person: Person & { access: 'Admin' | 'Recruiter' | 'Member' },
): Promise<string> {
	await page.goto('/settings/members/invite');
	await page.getByRole('textbox', { name: /^Name/ }).fill(person.name);
	await page.getByLabel('E-mail address').fill(person.email);
	await page.getByRole('radio', { name: new RegExp(`^${person.access} `) }).check();
	await page.getByRole('button', { name: 'Invite and show the link' }).click();
	const link = page.getByRole('textbox', { name: `Link for ${person.name}` });
	await expect(link).toBeVisible();
	return link.inputValue();
}

export async function acceptInvitation(page: Page, link: string, secret = password): Promise<void> {
	await page.goto(link);
	await page.getByLabel('Password').fill(secret);
	await page.getByRole('button', { name: 'Save the password and sign in' }).click();
	await expect(page).not.toHaveURL(/invitation/);
}

/** On any page that asks for it. */
export async function signIn(page: Page, email: string, secret = password): Promise<void> {
	await page.getByLabel('E-mail address').fill(email);
	await page.getByLabel('Password').fill(secret);
	await page.getByRole('button', { name: 'Sign in' }).click();
	await expect(page).not.toHaveURL(/sign-in/);
}
