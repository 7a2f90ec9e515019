import { beforeAll, describe, expect, test } from 'vitest';
import { calibrationKey } from '#lib/domain/recommendation/calibration.ts';
import { calibrationReport } from '#lib/domain/recommendation/model/calibration-report.ts';
import { ratingPanel } from '#lib/domain/recommendation/model/ratings.ts';
import { solveSystem } from '#lib/domain/recommendation/model/system.ts';
import { defaultMeanPrior, defaultVariance } from '#lib/domain/recommendation/model/variance.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import * as ratings from '#lib/server/db/calibration-ratings.ts';
import { asSystem, newId } from '#lib/server/db/database.ts';
import { openDebrief } from '#lib/server/workflows/open-debrief.ts';
import { listInterviewerReports } from '#lib/server/workflows/reports/list-interviewer-reports.ts';
import { viewInterviewerReport } from '#lib/server/workflows/reports/view-interviewer-report.ts';
import { calibrationWorld, type CalibrationWorld } from '../support/calibration.ts';
import { useDatabase } from '../support/database.ts';
import { panelFor, rate, setPolicy } from '../support/debrief.ts';
import { apply } from '../support/jobs.ts';
import { refusalOf } from '../support/refusal.ts';
import { addMember, createOrganization } from '../support/world.ts';

const database = useDatabase();
const now = new Date();
let world: CalibrationWorld;
/** Met two candidates. */
let newcomer: SignedIn;

beforeAll(async () => {
	const { db } = database;
	world = await calibrationWorld(db, 9);
	newcomer = await addMember(db, world.admin, { name: 'Nia Newcomer', access: 'member' });
	for (const name of ['Tenth', 'Eleventh']) {
		const panel = await panelFor(db, world, [newcomer, world.kim], { name });
		await rate(db, world, newcomer, panel.scorecardOf(newcomer), [3, 4, 3, 4]);
		await rate(db, world, world.kim, panel.scorecardOf(world.kim), [4, 4, 3, 2]);
		await openDebrief(db, world.manager, panel.applicationId, { pending: {} }, now);
	}
}, 180_000);

function reportOf(interviewer: SignedIn, actor: SignedIn) {
	return viewInterviewerReport(database.db, actor, interviewer.memberId);
}

async function severityOf(interviewer: SignedIn, actor: SignedIn) {
	const { figures } = await reportOf(interviewer, actor);
	if (figures.kind !== 'shown' || figures.severity.kind !== 'known') throw new Error('It is not told.');
	return { ...figures.severity, cards: figures.cards };
}

/** The domain's figures on the ratings of these applications. */
async function computed(keep: (applicationId: string) => boolean) {
	const rows = await asSystem(database.db, world.admin.organizationId, ratings.ofOpenedDebriefs);
	const { roleId } = world.role;
	const panel = ratingPanel(
		rows
			.filter(({ applicationId }) => keep(applicationId))
			.map((row) => ({
				candidateId: row.applicationId,
				raterId: row.raterId,
				dimensionId: calibrationKey(row.roleId, row.dimensionName),
				level: row.level,
			})),
	);
	const weights = new Map(
		world.role.dimensions.map(({ name }, i) => [calibrationKey(roleId, name), [40, 30, 20, 10][i] ?? 0]),
	);
	const model = { mode: 'severity', variance: defaultVariance, meanPrior: defaultMeanPrior } as const;
	const system = solveSystem(panel, model);
	if (!system) throw new Error('The defaults have a solution.');
	const reports = calibrationReport(system, () => weights);
	return (interviewer: SignedIn) => {
		const found = reports.find(({ raterId }) => raterId === interviewer.memberId);
		if (!found) throw new Error('There is no such rater.');
		return found;
	};
}

describe("an interviewer's calibration report", () => {
	test('is seen by that interviewer and a calibration owner', async () => {
		expect(await reportOf(world.kim, world.kim)).toMatchObject({
			interviewer: { name: 'Kim Interviewer' },
			isOwn: true,
			mayList: false,
			debriefs: null,
		});
		expect(await reportOf(world.kim, world.owner)).toMatchObject({
			isOwn: false,
			mayList: true,
			debriefs: 11,
		});
	});

	test.each(['admin', 'manager', 'lee'] as const)('does not exist for %s', async (who) => {
		expect((await refusalOf(reportOf(world.kim, world[who]))).code).toBe('not_found');
		expect((await refusalOf(listInterviewerReports(database.db, world[who]))).code).toBe('forbidden');
	});

	test('does not exist in another organization, nor for an unknown or impossible id', async () => {
		const { admin } = await createOrganization(database.db, { name: 'Elsewhere' });
		const owner = await addMember(database.db, admin, {
			name: 'Oto Owner',
			access: 'member',
			calibrationOwner: true,
		});
		expect((await refusalOf(reportOf(world.kim, owner))).code).toBe('not_found');
		expect((await listInterviewerReports(database.db, owner)).interviewers).toEqual([]);
		for (const id of [newId(), 'nonsense']) {
			const asked = viewInterviewerReport(database.db, world.owner, id);
			expect((await refusalOf(asked)).code).toBe('not_found');
		}
	});

	test('has the figures of the domain on the same ratings', async () => {
		const expected = (await computed(() => true))(world.lee);
		const { figures } = await reportOf(world.lee, world.lee);
		if (figures.kind !== 'shown') throw new Error('Nine scorecards are shown.');
		expect(figures).toMatchObject({ cards: 9, ratings: 36, missingForFlags: 0 });
		expect(figures.severity).toMatchObject({
			kind: 'known',
			severity: expect.closeTo(expected.severity, 10) as number,
			reliability: expect.closeTo(expected.reliability, 10) as number,
			flag: expected.flag,
		});
		expect(figures.outfit?.value).toBeCloseTo(expected.outfit ?? NaN, 10);
		expect(figures.halo?.ratio).toBeCloseTo(expected.halo?.ratio ?? NaN, 10);
		expect(figures.straight).toBe(Math.round(expected.straightLining * 9));
		expect(expected.severity).toBeLessThan(0);
	});

	test('says how many scorecards are missing below five, also to who wrote none', async () => {
		expect((await reportOf(newcomer, newcomer)).figures).toEqual({
			kind: 'too_few_cards',
			cards: 2,
			missing: 3,
		});
		expect((await reportOf(world.manager, world.manager)).figures).toEqual({
			kind: 'too_few_cards',
			cards: 0,
			missing: 5,
		});
	});

	test('leaves out, for this reader alone, applications on which the reader still owes a scorecard', async () => {
		const [panel] = world.panels;
		if (!panel) throw new Error('There is no candidate.');
		const { applicationId } = panel;
		const before = await severityOf(world.lee, world.owner);
		await panelFor(database.db, world, [world.lee], { applicationId, interview: 1 });
		const own = await severityOf(world.lee, world.lee);
		const without = (await computed((id) => id !== applicationId))(world.lee);
		expect(own.cards).toBe(8);
		expect(own.severity).toBeCloseTo(without.severity, 10);
		expect(own.severity).not.toBeCloseTo(before.severity, 6);
		expect(await severityOf(world.lee, world.owner)).toEqual(before);
	});

	test('leaves severity unsaid where the policy does, and tells the rest', async () => {
		await setPolicy(database.db, world.admin, { severity: 'off' });
		const report = await reportOf(world.kim, world.owner);
		expect(report.figures).toMatchObject({ kind: 'shown', severity: { kind: 'unsaid' } });
		expect(report.hasPools).toBe(false);
		await setPolicy(database.db, world.admin, { severity: 'show' });
	});
});

test('a calibration owner who is a candidate too has figures without the own file', async () => {
	const { db } = database;
	const email = 'candidate.and.owner@example.com';
	const { applicationId } = await apply(db, world.manager, world.job.jobId, { name: 'Cass Both', email });
	const panel = await panelFor(db, world, [world.lee, world.noa], { applicationId });
	await rate(db, world, world.lee, panel.scorecardOf(world.lee), [1, 2, 1, 2]);
	await rate(db, world, world.noa, panel.scorecardOf(world.noa), [5, 5, 4, 5]);
	await openDebrief(db, world.manager, applicationId, { pending: {} }, now);
	const both = await addMember(db, world.admin, {
		name: 'Cass Both',
		access: 'member',
		email,
		calibrationOwner: true,
	});
	expect((await listInterviewerReports(db, world.owner)).debriefs).toBe(12);
	expect((await listInterviewerReports(db, both)).debriefs).toBe(11);
	expect((await severityOf(world.noa, both)).cards).toBe(9);
	expect((await severityOf(world.noa, world.owner)).cards).toBe(10);
});

test('a calibration owner finds everybody with a scorecard in an opened debrief, by name', async () => {
	const list = await listInterviewerReports(database.db, world.owner);
	expect(list.interviewers.map(({ name, figures }) => [name, figures.cards])).toEqual([
		['Kim Interviewer', 11],
		['Lee Interviewer', 10],
		['Nia Newcomer', 2],
		['Noa Interviewer', 10],
	]);
	const [kim] = list.interviewers;
	expect(kim?.figures).toEqual((await reportOf(world.kim, world.owner)).figures);
});
