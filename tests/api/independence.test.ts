import { describe, expect, test } from 'vitest';
import type { Level } from '#lib/domain/scorecard/level.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { addMember, createOrganization } from '../support/world.ts';
import { fillAndSubmit } from '../support/scorecards.ts';
import { apply, openJob, scheduleInterview } from '../support/jobs.ts';
import { publishSampleRole } from '../support/roles.ts';
import { useSite } from '../support/site.ts';

const site = useSite();
const NOTE = 'quokka';

/**
 * One job with three applications; on the first and the second, Kim has submitted and the three readers still owe. What
 * Kim gave differs from world to world, and nothing else does.
 */
async function worldWhereKimGave(
	levels: [Level, Level],
	overall: ['strong_no' | 'strong_yes', 'strong_no' | 'strong_yes'],
) {
	const { db } = site.database;
	const { admin } = await createOrganization(db, { name: 'Harbour Lights' });
	const role = await publishSampleRole(db, admin);
	const member = (name: string) =>
		addMember(db, admin, {
			name,
			access: 'member',
			email: `${name.toLowerCase()}-${admin.organizationId}@example.com`,
		});
	const [kim, lee, mona] = [await member('Kim'), await member('Lee'), await member('Mona')];
	const job = await openJob(db, admin, role.roleVersionId, { hiringManagerId: mona.memberId });
	const interview = job.stages.flatMap((stage) => stage.interviews)[0];
	if (!interview) throw new Error('The plan has no interview.');
	const applications: string[] = [];
	const own: Record<string, string[]> = { admin: [], lee: [], mona: [], kim: [] };
	for (const [index, name] of ['Ada Fictive', 'Bo Fictive', 'Cy Fictive'].entries()) {
		const { applicationId } = await apply(db, admin, job.jobId, { name });
		applications.push(applicationId);
		if (index === 2) continue;
		const panel = [kim, lee, mona, admin].map((one) => one.memberId);
		const { scorecardOf } = await scheduleInterview(db, admin, applicationId, interview.id, panel);
		own['kim']?.push(scorecardOf(kim.memberId));
		own['admin']?.push(scorecardOf(admin.memberId));
		own['lee']?.push(scorecardOf(lee.memberId));
		own['mona']?.push(scorecardOf(mona.memberId));
		await fillAndSubmit(db, kim, scorecardOf(kim.memberId), {
			levels: Object.fromEntries(interview.focusDimensionIds.map((id) => [id, levels[index] ?? 3])),
			overall: overall[index] ?? 'yes',
			keyTakeaways: `${NOTE} take-away`,
			noteForNext: `${NOTE} note`,
			redFlags: levels[index] === 1 ? [{ text: `${NOTE} flag`, evidence: `${NOTE} evidence` }] : [],
		});
	}
	const readers: Record<string, SignedIn> = { admin, lee, mona };
	return { jobId: job.jobId, applications, own, readers };
}

type World = Awaited<ReturnType<typeof worldWhereKimGave>>;

function addresses(world: World, reader: string): string[] {
	return [
		'/',
		'/jobs',
		`/jobs/${world.jobId}`,
		`/jobs/${world.jobId}/compare?${world.applications.map((id) => `application=${id}`).join('&')}`,
		'/reports',
		'/reports/reliability',
		'/reports/interviewers',
		'/candidates',
		'/candidates?q=ada',
		'/exercises',
		'/settings/audit',
		'/settings/members',
		...world.applications.flatMap((id) => [
			`/applications/${id}`,
			`/applications/${id}/debrief`,
			`/applications/${id}/debrief/trace.json`,
		]),
		...[...(world.own[reader] ?? []), ...(world.own['kim'] ?? [])].map((id) => `/scorecards/${id}`),
	];
}

/** Ids, times, nonces and hashed file names differ from run to run; each is replaced by its place of first appearance. */
function normalised(text: string): string {
	const seen = new Map<string, string>();
	return text
		.replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, (id) => {
			const name = seen.get(id) ?? `#${String(seen.size)}`;
			seen.set(id, name);
			return name;
		})
		.replaceAll(/nonce="[^"]*"|nonce-[^' ]*/g, '')
		.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z|new Date\(\d+\)/g, 'T')
		.replaceAll(/\b[A-Z][a-z]{2} \d{1,2} [A-Z][a-z]{2}( \d{4})?,? \d\d:\d\d(:\d\d)?/g, 'T')
		.replaceAll(/\b\d\d:\d\d(:\d\d)?\b/g, 'T')
		.replaceAll(/\.[0-9a-f]{8}@/g, '@')
		.replaceAll(/__sveltekit_\w+/g, 'S');
}

/** Where two texts part, with what stands around; null where they are the same. */
function parting(a: string, b: string): string | null {
	if (a === b) return null;
	let at = 0;
	while (a[at] === b[at]) at++;
	const around = (text: string) => text.slice(Math.max(0, at - 120), at + 120);
	return `${around(a)}\n--- but ---\n${around(b)}`;
}

describe('whoever still owes a scorecard', () => {
	test('is shown the same pages, to the byte, whatever the others gave', async () => {
		const low = await worldWhereKimGave([1, 5], ['strong_no', 'strong_yes']);
		const high = await worldWhereKimGave([5, 1], ['strong_yes', 'strong_no']);
		let compared = 0;
		for (const reader of ['admin', 'lee', 'mona']) {
			const there = addresses(high, reader);
			for (const [index, address] of addresses(low, reader).entries()) {
				for (const read of [site.get, site.data]) {
					const a = await read(address, low.readers[reader]);
					const b = await read(there[index] ?? '', high.readers[reader]);
					expect(a.status, `${reader} ${address}`).toBe(b.status);
					expect(a.text, `${reader} ${address}`).not.toContain(NOTE);
					expect(parting(normalised(a.text), normalised(b.text)), `${reader} ${address}`).toBeNull();
					compared++;
				}
			}
		}
		expect(compared).toBeGreaterThan(90);
	}, 120_000);

	test('reads it all after submitting', async () => {
		const world = await worldWhereKimGave([4, 2], ['strong_yes', 'strong_no']);
		const { lee } = world.readers;
		const [scorecardId] = world.own['lee'] ?? [];
		if (!lee || !scorecardId) throw new Error('Lee has a scorecard.');
		const debrief = `/applications/${world.applications[0] ?? ''}/debrief`;
		const kims = `/scorecards/${world.own['kim']?.[0] ?? ''}`;
		expect((await site.get(debrief, lee)).status).toBe(403);
		expect((await site.get(kims, lee)).status).toBe(403);
		await fillAndSubmit(site.database.db, lee, scorecardId, { levels: {} });
		expect((await site.get(debrief, lee)).status).toBe(200);
		expect((await site.get(kims, lee)).text).toContain(NOTE);
	});
});
