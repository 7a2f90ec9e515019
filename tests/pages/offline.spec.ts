import { signIn } from './support/account.ts';
import { expectSaved, expectScripted, note, openOwed } from './support/scorecard.ts';
import { expect, test } from './support/test.ts';

const waiting = 'Draft on this device, waiting for the network';

test('what is typed without a network is kept on this device and saved later', async ({
	visitor,
	sample,
}) => {
	const page = await visitor({
		storageState: await sample.member('Devika Ramanathan'),
		allows: /ERR_INTERNET_DISCONNECTED/,
	});
	const address = await openOwed(page, 'Rowan Achterberg: Live troubleshooting');
	const context = page.context();
	const dimension = 'Finding the cause';
	await note(page, dimension).fill('Before the tunnel.');
	await expectSaved(page);

	await context.setOffline(true);
	await note(page, dimension).fill('Before the tunnel. In the tunnel.');
	await expect(page.getByText(waiting).first()).toBeVisible();
	await context.setOffline(false);
	await expectSaved(page);

	await context.setOffline(true);
	await note(page, dimension).fill('Before the tunnel. In the tunnel. And the next one.');
	await expect(page.getByText(waiting).first()).toBeVisible();
	await page.close();
	await context.setOffline(false);

	const again = await context.newPage();
	await again.goto(address);
	await expect(again.getByText('Brought back what this device had kept')).toBeVisible();
	await expect(note(again, dimension)).toHaveValue('Before the tunnel. In the tunnel. And the next one.');
	await expectSaved(again);
	await again.reload();
	await expectScripted(again);
	await expect(note(again, dimension)).toHaveValue('Before the tunnel. In the tunnel. And the next one.');
	await expect(again.getByText('Brought back what this device had kept')).toHaveCount(0);
});

test('a session that ended keeps the text, and says what to do', async ({ visitor, sample }) => {
	const page = await visitor({
		storageState: await sample.member('Leilani Kahoe'),
		allows: /status of 401/,
	});
	const address = await openOwed(page, 'Gareth Pennock: Customers and colleagues');
	const text = 'Written after the session had ended.';
	await page.context().clearCookies();
	await page.getByLabel('Private notes').fill(text);
	await expect(page.getByText('You are signed out; your text is safe on this device')).toBeVisible();
	await expect(page.getByLabel('Private notes')).toHaveValue(text);

	const opened = page.waitForEvent('popup');
	await page.getByRole('link', { name: 'Sign in again in a new tab' }).click();
	const tab = await opened;
	await signIn(tab, 'leilani.kahoe@example.com', sample.password);
	await tab.close();
	// Every page of this browser believes that it has the focus, so it does not notice that the reader is back.
	await page.evaluate(() => window.dispatchEvent(new Event('focus')));
	await expectSaved(page);
	await expect(page.getByText('You are signed out; your text is safe on this device')).toHaveCount(0);
	await page.goto(address);
	await expect(page.getByLabel('Private notes')).toHaveValue(text);
});

test('two tabs on one draft: the second sees both texts, and nothing is lost', async ({
	visitor,
	sample,
}) => {
	const first = await visitor({ storageState: sample.admin, allows: /status of 409/ });
	const address = await openOwed(first, 'Oluwaseun Bakare: First conversation');
	const second = await first.context().newPage();
	await second.goto(address);
	await expectScripted(second);

	await first.getByLabel('Key take-aways').fill('From the first tab.');
	await first.getByLabel('Note for the next interviewers').fill('Only in the first tab.');
	await expectSaved(first);
	await second.getByLabel('Key take-aways').fill('From the second tab.');

	const conflict = second.getByRole('region', { name: 'Changed elsewhere: both versions are here' });
	await expect(conflict).toBeVisible();
	await expect(conflict).toContainText('From the first tab.');
	await expect(conflict).toContainText('From the second tab.');
	await expect(conflict).toContainText('Only in the first tab.');
	await conflict
		.getByRole('group', { name: 'Key take-aways' })
		.getByRole('radio', { name: /On this page/ })
		.check();
	await conflict
		.getByRole('group', { name: 'Note for the next interviewers' })
		.getByRole('radio', { name: /Saved elsewhere/ })
		.check();
	await conflict.getByRole('button', { name: 'Save what is chosen' }).click();
	await expect(conflict).toHaveCount(0);
	await expectSaved(second);
	await first.reload();
	await expectScripted(first);
	await expect(first.getByLabel('Key take-aways')).toHaveValue('From the second tab.');
	await expect(first.getByLabel('Note for the next interviewers')).toHaveValue('Only in the first tab.');
});

test('what is typed before the page’s scripts arrive is saved as well', async ({ visitor, sample }) => {
	const page = await visitor({ storageState: sample.admin });
	const address = await openOwed(page, 'Rowan Achterberg: Live troubleshooting');
	let arrive = () => {};
	const arrived = new Promise<void>((resolve) => (arrive = resolve));
	await page.route('**/_app/**/*.js', async (route) => {
		await arrived;
		await route.continue();
	});
	await page.goto(address, { waitUntil: 'commit' });
	await page.getByLabel('Private notes').fill('Typed on a slow network.');
	arrive();
	await expectScripted(page);
	await expect(page.getByLabel('Private notes')).toHaveValue('Typed on a slow network.');
	await expectSaved(page);
	await page.reload();
	await expect(page.getByLabel('Private notes')).toHaveValue('Typed on a slow network.');
});

test('what one tab could not save stays on this device when another tab saves', async ({
	visitor,
	sample,
}) => {
	const first = await visitor({ storageState: sample.admin, allows: /status of 409/ });
	const address = await openOwed(first, 'Oluwaseun Bakare: First conversation');
	const second = await first.context().newPage();
	await second.goto(address);
	await expectScripted(second);
	await first.getByLabel('Private notes').fill('One.');
	await expectSaved(first);
	await second.getByLabel('Private notes').fill('Another, never chosen.');
	await expect(
		second.getByRole('region', { name: 'Changed elsewhere: both versions are here' }),
	).toBeVisible();
	await first.getByLabel('Private notes').fill('One, and more.');
	await expectSaved(first);
	await second.close();
	await first.reload();
	await expect(first.getByText('Another, never chosen.').first()).toBeVisible();
});
