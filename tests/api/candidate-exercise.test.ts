import { beforeAll, expect, test } from 'vitest';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { startExercise } from '#lib/server/workflows/open-exercise.ts';
import { submitExercise } from '#lib/server/workflows/submit-exercise.ts';
import { assignExercise, firstExerciseOf, linkTo, writeAnswers } from '../support/exercises.ts';
import { apply, openJob } from '../support/jobs.ts';
import { GRADERS_WORDS, publishSampleRole } from '../support/roles.ts';
import { type Answer, useSite } from '../support/site.ts';
import { addMember, createOrganization } from '../support/world.ts';

const site = useSite();
let token: string;
let grader: SignedIn;
let scorecardId: string;

beforeAll(async () => {
	const { db } = site.database;
	const { admin } = await createOrganization(db);
	const { roleVersionId } = await publishSampleRole(db, admin);
	const job = await openJob(db, admin, roleVersionId);
	grader = await addMember(db, admin, { name: 'Mia Grader', access: 'member' });
	const { applicationId } = await apply(db, admin, job.jobId, {});
	const graderIds = [grader.memberId];
	const assigned = await assignExercise(db, admin, applicationId, firstExerciseOf(job).id, { graderIds });
	scorecardId = assigned.scorecardOf(grader.memberId);
	token = await linkTo(db, admin, assigned.assignmentId);
});

test('nothing that is ever sent to the candidate holds a word of what graders read', async () => {
	const { db } = site.database;
	const own = `/exercise/${token}`;
	const pages = () => [site.get(own), site.data(own), site.get(`${own}/review`), site.data(`${own}/review`)];
	const answer = { prompt: 0, text: 'The seat post.', baseRevision: 0 };
	const typed = { 'answers.0.text': 'x'.repeat(60_000), 'answers.0.base': '7' };
	const sent: Answer[] = [];

	sent.push(...(await Promise.all(pages())));
	sent.push(await site.post(`${own}?/start`));
	await startExercise(db, token, new Date());
	sent.push(...(await Promise.all(pages())));
	sent.push(await site.send('PUT', `${own}/answers`, answer));
	sent.push(await site.send('PUT', `${own}/answers`, { ...answer, text: 'The saddle.' }));
	sent.push(await site.post(`${own}?/save`, null, typed), await site.post(`${own}?/review`, null, typed));
	sent.push(await site.post(`${own}/review`));
	await submitExercise(db, token, await writeAnswers(db, token, ['Dry.', 'Friday.']), new Date());
	sent.push(...(await Promise.all(pages())));
	sent.push(await site.get(`${own}x`), await site.data(`${own}x`));

	expect(sent.filter(({ text }) => text.includes('The creaking frame')).length).toBeGreaterThan(8);
	for (const { text, headers } of sent) {
		expect(text).not.toMatch(GRADERS_WORDS);
		expect([...headers].join()).not.toMatch(GRADERS_WORDS);
	}
});

test('whoever grades the exercise reads both', async () => {
	for (const word of ['pangolin', 'axolotl', 'capybara']) {
		expect((await site.get(`/scorecards/${scorecardId}`, grader)).text).toContain(word);
		expect((await site.data(`/scorecards/${scorecardId}`, grader)).text).toContain(word);
	}
});
