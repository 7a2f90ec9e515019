import { beforeAll, describe, expect, test } from 'vitest';
import { defaultVariance } from '#lib/domain/recommendation/model/variance.ts';
import { decisionStudy } from '#lib/domain/report/enough-interviewers.ts';
import { krippendorffAlpha } from '#lib/domain/statistics/krippendorff.ts';
import { panelErrors } from '#lib/domain/statistics/panel-dependability.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import * as ratings from '#lib/server/db/calibration-ratings.ts';
import * as snapshots from '#lib/server/db/calibration-snapshots.ts';
import { asSystem, newId } from '#lib/server/db/database.ts';
import { adoptSnapshot } from '#lib/server/workflows/calibration/adopt-snapshot.ts';
import { openDebrief } from '#lib/server/workflows/open-debrief.ts';
import { listRoleReports } from '#lib/server/workflows/reports/list-role-reports.ts';
import { viewOrganizationReliability } from '#lib/server/workflows/reports/view-organization-reliability.ts';
import { viewRoleReliability } from '#lib/server/workflows/reports/view-role-reliability.ts';
import {
	calibrationWorld,
	type CalibrationWorld,
	fittedSnapshot,
	ratedCandidate,
} from '../support/calibration.ts';
import { useDatabase } from '../support/database.ts';
import { panelFor, setPolicy } from '../support/debrief.ts';
import { countQueries, openJob } from '../support/jobs.ts';
import { refusalOf } from '../support/refusal.ts';
import { addMember, createOrganization } from '../support/world.ts';

const database = useDatabase();
const now = new Date();
/** Eleven candidates in one job; two in a confidential one of the same role, which another manager runs. */
let world: CalibrationWorld;
let recruiter: SignedIn;
let otherManager: SignedIn;

beforeAll(async () => {
	const { db } = database;
	world = await calibrationWorld(db, 11);
	recruiter = await addMember(db, world.admin, { name: 'Rea Recruiter', access: 'recruiter' });
	otherManager = await addMember(db, world.admin, { name: 'Otto Manager', access: 'member' });
	const job = await openJob(db, recruiter, world.role.roleVersionId, {
		hiringManagerId: otherManager.memberId,
		confidential: true,
	});
	for (const place of [20, 21]) {
		const there = { ...world, manager: otherManager, job };
		const { applicationId } = await ratedCandidate(db, there, place);
		await openDebrief(db, otherManager, applicationId, { pending: {} }, now);
	}
}, 180_000);

function roleReport(actor: SignedIn) {
	return viewRoleReliability(database.db, actor, world.role.roleId);
}

function organizationReport(actor: SignedIn) {
	return viewOrganizationReliability(database.db, actor);
}

describe('who reads the reliability of a role', () => {
	test('a hiring manager reads that of the own jobs alone', async () => {
		const own = await roleReport(world.manager);
		expect(own.counts).toEqual({ debriefs: 11, ratings: 132, interviewers: 3 });
		expect(own.ownJobsOnly).toBe(true);
		expect((await roleReport(otherManager)).counts).toEqual({ debriefs: 2, ratings: 24, interviewers: 3 });
	});

	test('an admin reads all but confidential jobs; who opened such a job, on its team, reads it too', async () => {
		expect((await roleReport(world.admin)).counts.debriefs).toBe(11);
		const opener = await roleReport(recruiter);
		expect(opener.counts.debriefs).toBe(13);
		expect(opener.ownJobsOnly).toBe(false);
	});

	test('an interviewer, a member and a calibration owner without a job are refused', async () => {
		for (const who of [world.kim, world.owner]) {
			expect((await refusalOf(roleReport(who))).code).toBe('forbidden');
			expect(await listRoleReports(database.db, who)).toEqual([]);
		}
	});

	test('another organization, an unknown id and nonsense find no role', async () => {
		const stranger = (await createOrganization(database.db, { name: 'Elsewhere' })).admin;
		expect((await refusalOf(roleReport(stranger))).code).toBe('not_found');
		for (const id of [newId(), 'nonsense']) {
			expect((await refusalOf(viewRoleReliability(database.db, world.admin, id))).code).toBe('not_found');
		}
		expect((await organizationReport(stranger)).counts.debriefs).toBe(0);
	});

	test('the list has the roles of the own jobs, with what may be seen of them', async () => {
		const entry = { roleId: world.role.roleId, title: 'Bicycle Workshop Lead' };
		expect(await listRoleReports(database.db, world.manager)).toEqual([{ ...entry, debriefs: 11 }]);
		expect(await listRoleReports(database.db, otherManager)).toEqual([{ ...entry, debriefs: 2 }]);
		expect(await listRoleReports(database.db, recruiter)).toEqual([{ ...entry, debriefs: 13 }]);
	});
});

describe('who reads the reliability of the organization', () => {
	test('admins and recruiters, within what they may see', async () => {
		expect((await organizationReport(world.admin)).counts.debriefs).toBe(11);
		expect((await organizationReport(recruiter)).counts.debriefs).toBe(13);
	});

	test.each(['manager', 'kim', 'owner'] as const)('not %s', async (who) => {
		expect((await refusalOf(organizationReport(world[who]))).code).toBe('forbidden');
	});
});

describe('the figures', () => {
	test('are those of the domain on the same ratings', async () => {
		const report = await roleReport(world.manager);
		const all = await asSystem(database.db, world.admin.organizationId, ratings.ofOpenedDebriefs);
		const own = new Set(world.panels.map(({ applicationId }) => applicationId));
		for (const { name, candidates, raters, figure } of report.dimensions) {
			const units = [...own].map((id) =>
				all
					.filter(({ applicationId, dimensionName }) => applicationId === id && dimensionName === name)
					.map(({ level }) => level),
			);
			const { alpha } = krippendorffAlpha(units, 'interval');
			expect({ candidates, raters }).toEqual({ candidates: 11, raters: 3 });
			expect(figure).toEqual({ kind: 'alpha', alpha: expect.closeTo(alpha ?? NaN, 12) as number });
		}
		const errors = panelErrors(defaultVariance, [40, 30, 20, 10]);
		expect(report.study).toEqual(errors && decisionStudy(errors));
		expect(report.source).toEqual({ kind: 'defaults' });
		expect(report.met?.interviewers).toBeCloseTo(3, 12);
		expect(report.quarters).toMatchObject([{ candidates: 11, figure: { kind: 'firm' } }]);
	});

	test('are too few below ten candidates, and below five in a quarter', async () => {
		const report = await roleReport(otherManager);
		expect(report.dimensions).toHaveLength(4);
		for (const { figure } of report.dimensions) expect(figure).toEqual({ kind: 'too_few' });
		expect(report.quarters).toMatchObject([{ candidates: 2, figure: { kind: 'too_few' } }]);
		expect(report.pairs).toEqual({ enough: 0, tooFew: 3, spread: null, named: null });
	});

	test('name a pair to a calibration owner alone', async () => {
		const told = await roleReport(world.manager);
		expect(told.pairs).toMatchObject({ enough: 3, tooFew: 0, named: null });
		expect(JSON.stringify(told)).not.toContain('Kim Interviewer');
		const both = await addMember(database.db, world.admin, {
			name: 'Ona Both',
			access: 'recruiter',
			calibrationOwner: true,
		});
		const named = (await roleReport(both)).pairs.named;
		expect(named).toHaveLength(3);
		expect(named?.[0]).toMatchObject({ cells: 44, kappa: expect.any(Number) as number });
		expect(named?.flatMap(({ names }) => names)).toContain('Kim Interviewer');
	});

	test('leave out an application on which the reader still owes a scorecard', async () => {
		const [first] = world.panels;
		if (!first) throw new Error('There is no candidate.');
		const { applicationId } = first;
		await panelFor(database.db, world, [world.manager], { applicationId, interview: 1 });
		const report = await roleReport(world.manager);
		expect(report.counts).toEqual({ debriefs: 10, ratings: 120, interviewers: 3 });
		expect(report.quarters).toMatchObject([{ candidates: 10 }]);
		expect(await listRoleReports(database.db, world.manager)).toMatchObject([{ debriefs: 10 }]);
		expect((await roleReport(world.admin)).counts.debriefs).toBe(11);
	});

	test('rest on the snapshot in use, and say so', async () => {
		const { id, number } = await fittedSnapshot(database.db, world.owner);
		await adoptSnapshot(database.db, world.owner, id, { basedOn: 0, reason: 'Our own ratings.' }, now);
		const snapshot = await asSystem(database.db, world.owner.organizationId, snapshots.current);
		const errors = snapshot && panelErrors(snapshot.variance, [40, 30, 20, 10]);
		for (const report of [await roleReport(world.admin), await organizationReport(world.admin)]) {
			expect(report.source).toEqual({ kind: 'snapshot', number, since: now });
			const expected = errors && decisionStudy(errors);
			expect(report.study?.needed).toBe(expected?.needed);
			expect(report.study?.points[0]?.dependability).toBeCloseTo(
				expected?.points[0]?.dependability ?? NaN,
				12,
			);
		}
	});

	test('tell pools that share no candidate, without names, unless severity is kept unsaid', async () => {
		const apart = await Promise.all(
			['Ed Elsewhere', 'Flo Elsewhere', 'Gus Elsewhere'].map((name) =>
				addMember(database.db, world.admin, { name, access: 'member' }),
			),
		);
		const [kim, lee, noa] = apart;
		if (!kim || !lee || !noa) throw new Error('Three were invited.');
		const { applicationId } = await ratedCandidate(database.db, { ...world, kim, lee, noa }, 30);
		await openDebrief(database.db, world.manager, applicationId, { pending: {} }, now);
		expect((await organizationReport(world.admin)).pools).toEqual([
			{ interviewers: 3, candidates: 11, names: null },
			{ interviewers: 3, candidates: 1, names: null },
		]);
		await setPolicy(database.db, world.admin, { severity: 'off' });
		expect((await organizationReport(world.admin)).pools).toBeNull();
	});

	test('take the same few statements, however many candidates there are', async () => {
		const { queries } = await countQueries(database.db, (db) => viewOrganizationReliability(db, recruiter));
		expect(queries).toBeLessThan(20);
	});
});
