import { expect, test } from 'vitest';
import { defaultPolicy } from '#lib/domain/policy/policy.ts';
import type { Level } from '#lib/domain/scorecard/level.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { askForFit } from '#lib/server/workflows/calibration/ask-for-fit.ts';
import { adoptSnapshot } from '#lib/server/workflows/calibration/adopt-snapshot.ts';
import { previewSnapshot } from '#lib/server/workflows/calibration/preview-snapshot.ts';
import { recomputeUndecided } from '#lib/server/workflows/calibration/recompute-undecided.ts';
import { viewCalibration, viewSnapshot } from '#lib/server/workflows/calibration/view-calibration.ts';
import { previewPolicy } from '#lib/server/workflows/change-policy-preview.ts';
import { viewPolicy } from '#lib/server/workflows/change-policy-view.ts';
import { compareApplications } from '#lib/server/workflows/compare-applications.ts';
import { openDebrief } from '#lib/server/workflows/open-debrief.ts';
import { rankApplicationsOfJob } from '#lib/server/workflows/rank-applications.ts';
import { listInterviewerReports } from '#lib/server/workflows/reports/list-interviewer-reports.ts';
import { listRoleReports } from '#lib/server/workflows/reports/list-role-reports.ts';
import { viewInterviewerReport } from '#lib/server/workflows/reports/view-interviewer-report.ts';
import { viewOrganizationReliability } from '#lib/server/workflows/reports/view-organization-reliability.ts';
import { viewRoleReliability } from '#lib/server/workflows/reports/view-role-reliability.ts';
import { calibrationWorld, fittedSnapshot, ratedCandidate, runFit } from '../support/calibration.ts';
import { useDatabase } from '../support/database.ts';
import { panelFor, rate } from '../support/debrief.ts';
import { addMember } from '../support/world.ts';

const database = useDatabase();

type Given = readonly (Level | null)[];

/**
 * All that somebody reads who owes a scorecard on two applications, and may do whatever there is to do: one whose debrief
 * waits for it, and one whose debrief is not open. Only what Kim and Lee gave there differs from world to world.
 */
async function readBehind(given: Given) {
	const { db } = database;
	const world = await calibrationWorld(db);
	const { kim, lee, manager } = world;
	const owner = await addMember(db, world.admin, {
		name: 'Ann Admin',
		access: 'admin',
		calibrationOwner: true,
	});
	const seen = await ratedCandidate(db, world, 20);
	const applicationIds = [seen.applicationId];
	for (const name of ['Zoe', 'Yan']) {
		const panel = await panelFor(db, world, [kim, lee, owner], { name });
		for (const rater of [kim, lee]) await rate(db, world, rater, panel.scorecardOf(rater), given);
		applicationIds.push(panel.applicationId);
		if (name === 'Yan') continue;
		const pending = { [panel.scorecardOf(owner)]: { choice: 'wait' as const, reason: '' } };
		await openDebrief(db, manager, panel.applicationId, { pending }, new Date());
	}
	const first = await read(owner);
	const { id } = await fittedSnapshot(db, owner);
	const fitted = [await viewSnapshot(db, owner, id), await previewSnapshot(db, owner, id)];
	await adoptSnapshot(db, owner, id, { basedOn: 0, reason: 'It fits us.' }, new Date());
	await recomputeUndecided(db, owner.organizationId, new AbortController().signal, () => new Date());
	const again = await askForFit(db, owner, new Date());
	await runFit(db, owner.organizationId, again.runId);
	return comparable([first, fitted, await read(owner)]);

	async function read(reader: SignedIn) {
		const policy = { ...defaultPolicy, quorum: 1, minCriticalRaters: 1, bar: 3.2 };
		return {
			calibration: await viewCalibration(db, reader, new Date()),
			interviewers: await listInterviewerReports(db, reader),
			own: await viewInterviewerReport(db, reader, reader.memberId),
			kim: await viewInterviewerReport(db, reader, kim.memberId),
			organization: await viewOrganizationReliability(db, reader),
			role: await viewRoleReliability(db, reader, world.role.roleId),
			roles: await listRoleReports(db, reader),
			policy: await viewPolicy(db, reader),
			preview: await previewPolicy(db, reader, { basedOn: 1, policy }),
			ranking: await rankApplicationsOfJob(db, reader, world.job.jobId),
			comparison: await compareApplications(db, reader, world.job.jobId, applicationIds),
		};
	}
}

/** Without what differs between any two worlds: ids and times, and hashes over them. */
function comparable(value: unknown): unknown {
	const text = JSON.stringify(value)
		.replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'id')
		.replaceAll(/"[0-9a-f]{64}"/g, '"hash"')
		.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'time')
		// The order of ids is the order of sums, so that last digits differ.
		.replaceAll(/\d+\.\d{7,}(e-?\d+)?/g, (figure) => Number(figure).toFixed(6));
	return JSON.parse(text);
}

test('whoever owes a scorecard reads the same reports, previews and ranks, whatever the others gave', async () => {
	const low = await readBehind([1, 1, 2, null]);
	const high = await readBehind([5, 5, 4, 5]);
	expect(high).toEqual(low);
}, 120_000);
