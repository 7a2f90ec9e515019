import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { acceptInvitation } from './account.ts';

const run = promisify(execFile);
const project = path.resolve(import.meta.dirname, '../../..');

export type SignedInState = NonNullable<BrowserContextOptions['storageState']>;

/** An organization of its own beside the first one, filled with sample data. */
export interface Sample {
	admin: SignedInState;
	/** Signs one of the sample's members in, once. */
	member(name: string): Promise<SignedInState>;
	/** Everybody's; no other organization uses it, so that an address opens the account in this one. */
	password: string;
}

/** Where a command finds the database of the running server. */
export function besideServer() {
	return {
		cwd: project,
		env: {
			...process.env,
			TOUCHSTONE_DATA: process.env['PAGES_DATA'],
			PORT: process.env['PAGES_PORT'],
			DATABASE_URL: '',
		},
	};
}

/** The link through which the first admin of a new organization chooses a password. */
async function createOrganization(name: string): Promise<string> {
	const email = `${randomUUID()}@larkfield.example`;
	const { stdout } = await run(
		process.execPath,
		[
			'src/cli.ts',
			'create-admin',
			...['--organization', name, '--name', 'Noor Vandenberg', '--email', email],
			...['--time-zone', 'Europe/Berlin'],
		],
		besideServer(),
	);
	return stdout.trim();
}

export async function openSample(browser: Browser, baseURL: string): Promise<Sample> {
	const password = `nine slow ferries ${randomUUID()}`;
	const options: BrowserContextOptions = { baseURL, timezoneId: 'Europe/Berlin', reducedMotion: 'reduce' };
	const context = await browser.newContext(options);
	const page = await context.newPage();
	await acceptInvitation(page, await createOrganization('Larkfield Software'), password);
	await page.goto('/settings/sample');
	await page.getByRole('button', { name: 'Fill with sample data' }).click();
	await expect(page.getByRole('heading', { name: 'Late scorecards' })).toBeVisible({ timeout: 60_000 });
	const admin = await context.storageState();
	await context.close();

	const signedIn = new Map<string, Promise<SignedInState>>();
	async function signIn(name: string): Promise<SignedInState> {
		const asAdmin = await browser.newContext({ ...options, storageState: admin });
		const link = await signInLink(await asAdmin.newPage(), name);
		await asAdmin.close();
		const own = await browser.newContext(options);
		await acceptInvitation(await own.newPage(), link, password);
		const state = await own.storageState();
		await own.close();
		return state;
	}
	return {
		admin,
		password,
		member(name) {
			const state = signedIn.get(name) ?? signIn(name);
			signedIn.set(name, state);
			return state;
		},
	};
}

async function signInLink(page: Page, name: string): Promise<string> {
	await page.goto('/settings/members');
	await page.getByRole('link', { name }).click();
	await page.getByRole('button', { name: 'Make a new link' }).click();
	return page.getByRole('textbox', { name: `Link for ${name}` }).inputValue();
}
