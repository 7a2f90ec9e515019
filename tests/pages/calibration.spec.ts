import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { expectGoodEverywhere } from './support/quality.ts';
import { besideServer, type SignedInState } from './support/sample.ts';
import { expect, test } from './support/test.ts';

const run = promisify(execFile);

const World = z.object({
	jobId: z.string(),
	applications: z.array(z.string()),
	cookies: z.object({ owner: z.string(), manager: z.string(), interviewer: z.string() }),
});

async function ratedWorld(): Promise<z.infer<typeof World>> {
	const script = path.join(import.meta.dirname, 'support/rated-world.ts');
	const { stdout } = await run(process.execPath, [script], besideServer());
	return World.parse(JSON.parse(stdout));
}

function signedIn(cookie: string): SignedInState {
	const [name = '', value = ''] = cookie.split('=');
	const where = { domain: 'localhost', path: '/', expires: -1, httpOnly: true, secure: false };
	return { cookies: [{ name, value, ...where, sameSite: 'Lax' }], origins: [] };
}

test('a calibration owner fits, sees old beside new, adopts, and the open recommendations follow', async ({
	visitor,
}) => {
	const { cookies, jobId, applications } = await ratedWorld();
	const owner = await visitor({ storageState: signedIn(cookies.owner) });
	const manager = await visitor({ storageState: signedIn(cookies.manager) });
	const open = `/applications/${applications.at(-1) ?? ''}/debrief`;
	const trace = async () => {
		const answer = await manager.request.get(`${open}/trace.json`);
		return JSON.stringify(await answer.json());
	};

	await manager.goto(open);
	const before = await trace();
	expect(before).toContain('"calibration":null');

	await owner.goto('/reports');
	await owner.getByRole('link', { name: 'Calibration', exact: true }).click();
	await expect(owner.getByRole('heading', { name: 'In use: the defaults' })).toBeVisible();
	await expectGoodEverywhere(owner, '/reports/calibration');
	await owner.getByRole('button', { name: 'Fit from our ratings' }).click();
	const snapshot = owner.getByRole('link', { name: /snapshot 1/i }).first();
	await expect(snapshot).toBeVisible({ timeout: 60_000 });
	await snapshot.click();
	await expect(owner.getByRole('heading', { level: 1, name: 'Calibration snapshot 1' })).toBeVisible();
	await expectGoodEverywhere(owner, new URL(owner.url()).pathname);

	await owner.getByText('Adopt…', { exact: true }).click();
	await owner
		.getByRole('textbox', { name: 'Why' })
		.first()
		.fill('Twelve debriefs, and the figures fit what we see.');
	await owner.getByRole('button', { name: 'Adopt snapshot 1' }).click();
	await expect(owner.getByText('In use: recommendations rest on this snapshot.')).toBeVisible();
	await expect(async () => expect(await trace()).toContain('"snapshotId"')).toPass({ timeout: 60_000 });

	await test.step('the reports and the comparison, with figures to show', async () => {
		await expectGoodEverywhere(owner, '/reports/interviewers');
		await owner.setViewportSize({ width: 1280, height: 800 });
		await owner.goto('/reports/interviewers');
		await owner.getByRole('link', { name: 'Lee Interviewer' }).click();
		await expect(owner).toHaveURL(/\/reports\/interviewers\/./);
		await expectGoodEverywhere(owner, new URL(owner.url()).pathname);
		const interviewer = await visitor({ storageState: signedIn(cookies.interviewer) });
		await expectGoodEverywhere(interviewer, '/reports/interviewers/own');
		const chosen = applications.slice(-3).map((id) => `application=${id}`);
		await expectGoodEverywhere(manager, `/jobs/${jobId}/compare?${chosen.join('&')}`);
		await manager.setViewportSize({ width: 1280, height: 800 });
		await manager.goto('/reports');
		await manager.getByRole('main').getByRole('link', { name: 'Reliability by role' }).click();
		await manager.getByRole('link', { name: 'Bicycle Workshop Lead' }).click();
		await expect(manager).toHaveURL(/\/reports\/roles\/./);
		await expectGoodEverywhere(manager, new URL(manager.url()).pathname);
		await expectGoodEverywhere(manager, open);
	});
});
