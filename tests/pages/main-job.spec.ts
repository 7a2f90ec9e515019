import type { Page } from '@playwright/test';
import { acceptInvitation, invite, setUp, signIn } from './support/account.ts';
import { decide, exportedTrace, openAllNotes, recommendation, scoreOfWorking } from './support/debrief.ts';
import { answer, assignExercise, handIn, makeLink } from './support/exercise.ts';
import {
	admin,
	annaFirst,
	answers,
	benFirst,
	benPanel,
	blueprint,
	candidate,
	grading,
	job,
	staff,
	typed,
	weights,
} from './support/halyard.ts';
import { addCandidate, openJob, scheduleAfterwards, yesterdayAt } from './support/job.ts';
import { expectAccessible, expectWellFormed } from './support/quality.ts';
import { importBlueprint, publish, publishing } from './support/role.ts';
import { scoreByFormula } from '../support/score-by-formula.ts';
import { expectSaved, expectScripted, fillIn, note, openOwed, rating, submit } from './support/scorecard.ts';
import { expect, test, type Visitor } from './support/test.ts';

async function expectGood(page: Page): Promise<void> {
	await expectWellFormed(page);
	await expectAccessible(page);
}

/** Opens a page and holds it to say nothing of what somebody else wrote. */
async function expectSilent(page: Page, address: string, words: readonly string[]): Promise<void> {
	const response = await page.goto(address);
	const source = (await response?.text()) ?? '';
	const shown = await page.locator('body').innerText();
	for (const word of words) {
		expect(source.includes(word), `“${word}” in what ${address} sends`).toBe(false);
		expect(shown.includes(word), `“${word}” on ${address}`).toBe(false);
	}
}

async function join(visitor: Visitor, link: string | undefined, allows?: RegExp): Promise<Page> {
	const page = await visitor({ allows });
	await acceptInvitation(page, link ?? '');
	return page;
}

test('from a blueprint to a recorded decision', async ({ visitor }) => {
	const adminPage = await visitor();
	const links = new Map<string, string>();

	await test.step('the first run makes the organization, and the admin invites by link', async () => {
		await adminPage.goto('/');
		await expectGood(adminPage);
		await setUp(adminPage, 'Halyard Cycles', admin);
		await expectGood(adminPage);
		await adminPage.goto('/');
		await expectGood(adminPage);
		for (const [key, person] of Object.entries(staff)) {
			links.set(key, await invite(adminPage, person));
		}
		await expectGood(adminPage);
		await adminPage.goto('/settings/members');
		await expectGood(adminPage);
	});

	const recruiter = await visitor();
	await test.step('each accepts in a browser of the own', async () => {
		await recruiter.goto(links.get('recruiter') ?? '');
		await expectGood(recruiter);
		await acceptInvitation(recruiter, links.get('recruiter') ?? '');
	});
	const anna = await join(visitor, links.get('anna'), /status of 40[34]/);
	const ben = await join(visitor, links.get('ben'), /status of 40[34]/);
	const grader = await join(visitor, links.get('grader'), /status of 40[34]/);
	const manager = await join(visitor, links.get('manager'));

	await test.step('a link works once', async () => {
		const late = await visitor({ allows: /status of 4\d\d/ });
		await late.goto(links.get('anna') ?? '');
		await expect(late.getByLabel('Password')).toHaveCount(0);
		await expectGood(late);
	});

	await test.step('the recruiter imports a blueprint, corrects it and publishes version 1', async () => {
		await recruiter.goto('/roles');
		await expectGood(recruiter);
		await recruiter.goto('/roles/import');
		await expectGood(recruiter);
		await importBlueprint(recruiter, blueprint);
		await expect(recruiter.getByRole('textbox', { name: /^Title/ }).first()).toHaveValue('Repair Desk Lead');
		await expect(recruiter.getByText('Sum of the weights: 100 %')).toBeVisible();
		await expectGood(recruiter);

		const gaps = publishing(recruiter);
		await expect(gaps).toContainText('“Care for safety” does not say what level 3 looks like.');
		await expect(gaps).toContainText('“Monday queue” gives evidence for no dimension');
		await recruiter
			.getByRole('textbox', { name: 'Level 3' })
			.nth(Object.keys(weights).indexOf('Care for safety'))
			.fill('Warns the rider, and writes it on the bill');
		const evidence = recruiter.getByRole('group', { name: 'Gives evidence for' });
		await evidence.getByRole('checkbox', { name: 'Counter talk' }).check();
		await evidence.getByRole('checkbox', { name: 'Bench planning' }).check();
		await expect(gaps).toContainText('Nothing is missing.');
		await publish(recruiter, 1);
		await expect(recruiter.getByRole('heading', { level: 1 })).toHaveText('Repair Desk Lead');
		await expect(recruiter.getByText('Version 1, published by Ravi Menon')).toBeVisible();
		await expectGood(recruiter);
	});

	await test.step('opens a job, whose plan gives each dimension two raters', async () => {
		await openJob(recruiter, {
			title: job,
			hiringManager: staff.manager.name,
			recruiter: `${staff.recruiter.name} (you)`,
		});
		for (const heading of ['First conversation', 'Exercise', 'Panel interviews']) {
			await expect(recruiter.getByRole('heading', { name: heading }).first()).toBeVisible();
		}
		await expectGood(recruiter);
		await recruiter.getByRole('link', { name: 'To the job' }).click();
		await expect(recruiter.getByRole('heading', { level: 1 })).toHaveText(job);
		await expectGood(recruiter);
		await recruiter.getByRole('link', { name: 'Hiring team' }).click();
		await expect(recruiter.getByRole('row', { name: /Mirela Popa/ })).toContainText('Hiring manager');
		await expectGood(recruiter);
		await recruiter.getByRole('link', { name: job }).click();
	});

	const addresses = { job: '', application: '', assignment: '' };
	await test.step('adds a candidate, and schedules the interviews of the plan', async () => {
		await expect(recruiter.getByRole('heading', { level: 1 })).toHaveText(job);
		addresses.job = new URL(recruiter.url()).pathname;
		await addCandidate(recruiter, candidate);
		addresses.application = new URL(recruiter.url()).pathname;
		await recruiter.goto(`${addresses.application}/schedule`);
		await expectGood(recruiter);
		await recruiter.goto(addresses.application);
		await scheduleAfterwards(recruiter, {
			title: 'First conversation',
			starts: yesterdayAt('10:00'),
			panel: [staff.anna.name, staff.ben.name],
		});
		await scheduleAfterwards(recruiter, {
			title: 'Panel interview 1',
			starts: yesterdayAt('14:00'),
			panel: [staff.ben.name],
		});
		await expectGood(recruiter);
	});

	let link = '';
	await test.step('assigns the exercise, and makes the candidate’s link', async () => {
		await recruiter.goto(`${addresses.application}/assign`);
		await expectGood(recruiter);
		await recruiter.goto(addresses.application);
		await assignExercise(recruiter, { title: 'Monday queue', grader: staff.grader.name });
		addresses.assignment = new URL(recruiter.url()).pathname;
		link = await makeLink(recruiter, candidate.name);
		await expectGood(recruiter);
		await recruiter.goto('/exercises');
		await expectGood(recruiter);
	});

	await test.step('the candidate writes without an account, reloads, hands in and gets a receipt', async () => {
		const page = await visitor();
		await page.goto(link);
		await expect(page.getByText(`Hello ${candidate.name},`)).toBeVisible();
		await expectAccessible(page);
		await page.getByRole('button', { name: 'Start' }).click();
		for (const [index, text] of answers.entries()) await answer(page, index + 1, text);
		await expectSaved(page);
		await page.reload();
		for (const [index, text] of answers.entries()) {
			await expect(page.getByRole('textbox', { name: `Answer ${String(index + 1)}` })).toHaveValue(text);
		}
		await expectAccessible(page);
		const receipt = await handIn(page);
		expect(receipt).toMatch(/\S{6,}/);
		await expectAccessible(page);
		await page.goto(link);
		await expect(page.getByRole('region', { name: 'Your receipt' })).toContainText(receipt);
		await expect(page.getByText(answers[1] ?? '')).toBeVisible();
		await recruiter.goto(addresses.assignment);
		await expect(recruiter.getByText(receipt)).toBeVisible();
	});

	let annaCard = '';
	let benCard = '';
	await test.step('two interviewers rate at the same time; drafts save by themselves', async () => {
		const interview = `${candidate.name}: First conversation`;
		await Promise.all([
			openOwed(anna, interview).then((address) => (annaCard = address)),
			openOwed(ben, interview).then((address) => (benCard = address)),
		]);
		expect(annaCard).not.toBe(benCard);
		await Promise.all([fillIn(anna, annaFirst), fillIn(ben, benFirst)]);
		await Promise.all([expectSaved(anna), expectSaved(ben)]);
		await expectGood(anna);
		await anna.reload();
		await expectScripted(anna);
		await expect(note(anna, 'Counter talk')).toHaveValue(annaFirst.ratings['Counter talk'].note);
		await expect(rating(anna, 'Counter talk').getByRole('radio', { name: '5', exact: true })).toBeChecked();
		await expect(anna.getByText('Nothing is missing.')).toBeVisible();
	});

	const elsewhere = () => [
		'/',
		'/jobs',
		addresses.job,
		`${addresses.job}?by=stage`,
		addresses.application,
		`${addresses.application}/debrief`,
		`${addresses.application}/debrief/trace.json`,
	];
	await test.step('neither is shown anything of the other while owing', async () => {
		for (const address of [...elsewhere(), benCard]) await expectSilent(anna, address, ['osprey']);
		for (const address of [...elsewhere(), annaCard]) await expectSilent(ben, address, ['quillmarker']);
		await anna.goto(annaCard);
		await submit(anna);
		await expectGood(anna);
		for (const address of [...elsewhere(), annaCard]) {
			await expectSilent(ben, address, ['quillmarker', 'Strong yes', 'strong_yes']);
		}
		await expectSilent(ben, benCard, ['quillmarker']);
		await ben.goto(addresses.application);
		await expect(ben.getByText('You owe a scorecard for this application.')).toBeVisible();
		await expectGood(ben);
		await ben.goto(benCard);
		await submit(ben);
	});

	await test.step('after both, each reads the other’s of that stage; the later stage stays owed', async () => {
		await ben.getByRole('link', { name: staff.anna.name }).click();
		await expect(ben.getByText(annaFirst.ratings['Counter talk'].note)).toBeVisible();
		await expectGood(ben);
		await expectSilent(ben, addresses.job, ['Hire', 'quillmarker']);
		await openOwed(ben, `${candidate.name}: Panel interview 1`);
		await fillIn(ben, benPanel);
		await submit(ben);
		await ben.goto('/');
		await expect(ben.getByText('Nothing waits for you')).toBeVisible();
		await expectGood(ben);
	});

	await test.step('the grader rates under a pseudonym', async () => {
		const address = await openOwed(grader, /^Submission \w+: Monday queue/);
		await expect(grader.getByText(answers[0] ?? '')).toBeVisible();
		await expectGood(grader);
		for (const page of ['/', '/exercises', '/jobs', addresses.job, address]) {
			await expectSilent(grader, page, ['Fjellheim', 'jonas', 'quillmarker', 'osprey']);
		}
		await grader.goto(address);
		await expectScripted(grader);
		await fillIn(grader, grading);
		await submit(grader);
		await expectGood(grader);
		await expectSilent(grader, address, ['Fjellheim']);
	});

	const { score } = scoreByFormula(typed());
	await test.step('the manager signs in and reads the debrief', async () => {
		await manager.getByRole('button', { name: 'Sign out' }).click();
		await expect(manager.getByRole('heading', { level: 1 })).toHaveText('Sign in');
		await expectGood(manager);
		await signIn(manager, staff.manager.email);
		await expect(manager.getByRole('heading', { name: 'Debriefs that are ready' })).toBeVisible();
		await expectGood(manager);
		await manager.getByRole('link', { name: /^Open the debrief\b.*Jonas Fjellheim/ }).click();
		await expect(recommendation(manager).getByText('Hire, fairly sure', { exact: true })).toBeVisible();
		await expect(recommendation(manager).getByRole('img', { name: 'Score' })).toBeVisible();
		await expect(recommendation(manager).getByRole('figure')).toContainText(score.toFixed(1));
		await expect(manager.getByText('4 of 4 scorecards in')).toBeVisible();
		expect(await scoreOfWorking(manager)).toBeCloseTo(score, 9);
		const exported = await exportedTrace(manager, addresses.application);
		expect(exported.score).toBeCloseTo(score, 9);
		const again = scoreByFormula(exported);
		expect(again.score).toBeCloseTo(exported.score, 9);
		expect(again.se).toBeCloseTo(exported.se, 9);
		await expectGood(manager);
	});

	await test.step('opens everybody’s notes, and freezes the recommendation', async () => {
		await openAllNotes(manager, [staff.anna.name, staff.ben.name, staff.ben.name, staff.grader.name]);
		await expect(manager.getByText('You have opened the notes of 4 of 4 scorecards.')).toBeVisible();
		await manager
			.getByRole('region', { name: 'Open the debrief' })
			.getByRole('button', { name: 'Open the debrief' })
			.click();
		await expect(manager.getByText('Frozen when the debrief was opened')).toBeVisible();
		await manager.getByRole('link', { name: 'By dimension' }).click();
		await expect(manager.getByText(annaFirst.ratings['Counter talk'].note)).toBeVisible();
		await expect(manager.getByText(grading.ratings['Bench planning'].note)).toBeVisible();
		await expectGood(manager);
	});

	await test.step('records a decision, then one that supersedes and departs', async () => {
		await decide(manager, {
			outcome: 'Hire',
			because: 'The evidence meets the bar',
			reason: 'Finds faults calmly, and riders understood what was found.',
		});
		await expect(manager.getByText(/had opened the notes of .*Anna Kowalczyk/)).toBeVisible();
		await expectGood(manager);
		await recruiter.goto(addresses.application);
		await expect(recruiter.getByRole('main')).toContainText(/Decision.*Hire/s);
		await expectGood(recruiter);

		await manager.getByText('Record another decision').click();
		await decide(manager, {
			outcome: 'Reject',
			because: 'The job was filled, paused or closed',
			reason: 'The harbour workshop closes at the end of the month.',
			departure: 'Nothing the panel saw: there is no bench left to lead.',
		});
		await expect(manager.getByText('Departs from the recommendation')).toBeVisible();
		await manager.getByText('Earlier decisions').click();
		await expect(manager.getByText('Superseded by decision 2')).toBeVisible();
		await expect(
			manager.getByText('Finds faults calmly, and riders understood what was found.'),
		).toBeVisible();
		await recruiter.reload();
		await expect(recruiter.getByRole('main')).toContainText(/Decision.*Reject/s);
		await manager.goto(addresses.job);
		await expect(manager.getByRole('row', { name: /Jonas Fjellheim/ })).toContainText('Reject');
		await expectGood(manager);
	});
});
