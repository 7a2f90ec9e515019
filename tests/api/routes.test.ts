import { beforeAll, describe, expect, test } from 'vitest';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { asSystem, newId } from '#lib/server/db/database.ts';
import { storedSnapshot } from '../support/calibration.ts';
import { assignExercise, firstExerciseOf } from '../support/exercises.ts';
import { type Endpoint, endpoints } from '../support/routes.ts';
import { type PanelWorld, panelWorld } from '../support/scorecards.ts';
import { useSite } from '../support/site.ts';
import { createOrganization } from '../support/world.ts';

const site = useSite();
const pages = endpoints().filter((endpoint) => endpoint.group === '(app)');
const withIds = pages.filter((endpoint) => endpoint.route.includes('['));

let world: PanelWorld;
let stranger: SignedIn;
let assignmentId: string;
let candidateId: string;
let snapshotId: string;

beforeAll(async () => {
	world = await panelWorld(site.database.db);
	stranger = (await createOrganization(site.database.db, { name: 'Elsewhere' })).admin;
	const { db } = site.database;
	const { id } = firstExerciseOf(world.job);
	snapshotId = await storedSnapshot(db, world.admin);
	assignmentId = (await assignExercise(db, world.admin, world.applicationId, id)).assignmentId;
	candidateId = await asSystem(db, world.organizationId, async (tx) => {
		const row = await tx.selectFrom('application').select('candidateId').executeTakeFirstOrThrow();
		return row.candidateId;
	});
}, 60_000);

type Ids = {
	application: string;
	job: string;
	role: string;
	member: string;
	scorecard: string;
	candidate: string;
	assignment: string;
	snapshot: string;
};

function idsOfWorld(): Ids {
	return {
		application: world.applicationId,
		job: world.job.jobId,
		role: world.role.roleId,
		member: world.members.kim.memberId,
		scorecard: world.scorecards.kim,
		candidate: candidateId,
		assignment: assignmentId,
		snapshot: snapshotId,
	};
}

function madeUpIds(): Ids {
	const id = newId();
	return {
		application: id,
		job: id,
		role: id,
		member: id,
		scorecard: id,
		candidate: id,
		assignment: id,
		snapshot: id,
	};
}

function addressOf(route: string, ids: Ids): string {
	const id = [
		[/^\/applications\//, ids.application],
		[/^\/jobs\//, ids.job],
		[/^\/roles\//, ids.role],
		[/^\/settings\/members\//, ids.member],
		[/^\/scorecards\//, ids.scorecard],
		[/^\/candidates\//, ids.candidate],
		[/^\/exercises\//, ids.assignment],
		[/^\/reports\/calibration\//, ids.snapshot],
		[/^\/reports\/roles\//, ids.role],
		[/^\/reports\/interviewers\//, ids.member],
		[/^\/library\//, 'privacy-specialist'],
	].find(([pattern]) => (pattern as RegExp).test(route))?.[1];
	if (typeof id !== 'string') throw new Error(`This test does not know whose id ${route} takes.`);
	return route
		.replace(/\[(id|snapshot|slug)\]/, id)
		.replace('[number]', '1')
		.replace('[format]', 'markdown')
		.replace(/\[scheduled\w*\]/, ids.scorecard);
}

function calls(
	endpoint: Endpoint,
): { title: string; send: (address: string, as: SignedIn | null) => ReturnType<typeof site.get> }[] {
	const { route } = endpoint;
	return [
		...(endpoint.reads
			? [{ title: `GET ${route}`, send: (address: string, as: SignedIn | null) => site.get(address, as) }]
			: []),
		...endpoint.actions.map((action) => ({
			title: `POST ${route}${action === 'default' ? '' : `?/${action}`}`,
			send: (address: string, as: SignedIn | null) =>
				site.post(action === 'default' ? address : `${address}?/${action}`, as),
		})),
		...endpoint.methods.map((method) => ({
			title: `${method} ${route}`,
			send: (address: string, as: SignedIn | null) => site.send(method, address, {}, as),
		})),
	];
}

describe('every address', () => {
	test('is known to this test', () => {
		expect(pages.length).toBeGreaterThan(25);
		expect(withIds.flatMap(calls).length).toBeGreaterThan(30);
	});

	for (const endpoint of pages) {
		for (const { title, send } of calls(endpoint)) {
			test(`refuses whoever is signed out: ${title}`, async () => {
				const answer = await send(
					endpoint.route.includes('[') ? addressOf(endpoint.route, idsOfWorld()) : endpoint.route,
					null,
				);
				if (answer.status !== 401) {
					expect(answer.status).toBe(303);
					expect(answer.location).toMatch(/^(\.\.\/|\.\/|\/)*sign-in/);
				}
			});
		}
	}

	// The library ships with the product: its names are everybody's.
	for (const endpoint of withIds.filter(({ route }) => !route.startsWith('/library/'))) {
		for (const { title, send } of calls(endpoint)) {
			test(`answers another organization's id as one that does not exist: ${title}`, async () => {
				const foreign = await send(addressOf(endpoint.route, idsOfWorld()), stranger);
				const unknown = await send(addressOf(endpoint.route, madeUpIds()), stranger);
				expect(foreign.status).toBe(unknown.status);
				if (title.startsWith('GET')) expect(foreign.status).toBe(404);
				expect([400, 404]).toContain(foreign.status);
				for (const secret of ['Cleo Candidate', 'Kim Panel', 'north side']) {
					expect(foreign.text).not.toContain(secret);
				}
			});
		}
	}
});

describe('headers', () => {
	test('forbid inline script, framing and sniffing', async () => {
		const page = await site.get('/sign-in');
		const policy = page.headers.get('content-security-policy') ?? '';
		expect(policy).toMatch(/script-src 'self' 'nonce-/);
		expect(policy).not.toMatch(/unsafe-inline|unsafe-eval/);
		expect(policy).toContain("frame-ancestors 'none'");
		expect(page.headers.get('x-content-type-options')).toBe('nosniff');
		expect(page.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
	});

	test('refuse a form post that comes from another site', async () => {
		const fields = { email: 'a@example.com', password: 'a long enough password' };
		const own = await site.post('/sign-in', null, fields);
		const other = await site.post('/sign-in', null, fields, 'https://elsewhere.example');
		expect(own.status).toBe(400);
		expect(other.status).toBe(403);
	});
});
