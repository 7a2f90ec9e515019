import { describe, expect, test } from 'vitest';
import type { ModelRecommendation } from '#lib/domain/recommendation/model-recommendation.ts';
import { prepareCalibration } from '#lib/domain/recommendation/calibration.ts';
import { recommend } from '#lib/domain/recommendation/recommend.ts';
import type { Recommendation } from '#lib/domain/recommendation/recommendation.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { asActor, asSystemWithin, type Db, newId } from '#lib/server/db/database.ts';
import { loadPanels } from '#lib/server/db/panels.ts';
import * as recommendations from '#lib/server/db/recommendations.ts';
import { viewTrace } from '#lib/server/workflows/view-debrief-trace.ts';
import { viewDebrief } from '#lib/server/workflows/view-debrief.ts';
import { useDatabase } from '../support/database.ts';
import { type HiringWorld, type Panel, ratedPanel, setPolicy } from '../support/debrief.ts';

const database = useDatabase();

/** Puts a recommendation in the place of the one that stands. */
async function replace(
	db: Db,
	{ world, panel }: { world: HiringWorld; panel: Panel },
	make: (standing: Recommendation, dataHash: string) => Recommendation,
): Promise<void> {
	const { applicationId } = panel;
	await asActor(db, world.admin, (tx) =>
		asSystemWithin(tx, world.admin, async (system) => {
			const standing = await recommendations.standingOf(system, applicationId);
			const old = standing && (await recommendations.find(system, standing.recommendationId));
			if (!old) throw new Error('Nothing stands.');
			const { organizationId } = world.admin;
			const id = newId();
			const result = make(old.result, old.dataHash);
			await recommendations.insert(system, {
				organizationId,
				id,
				applicationId,
				basis: 'independent',
				computedAt: new Date(),
				policyVersion: old.policyVersion,
				roleVersionId: world.role.roleVersionId,
				dataHash: old.dataHash,
				result,
			});
			await recommendations.saveStanding(system, {
				organizationId,
				applicationId,
				jobId: world.job.jobId,
				recommendationId: id,
				asRevisedId: null,
				result,
			});
		}),
	);
}

/** As it would be with a calibration snapshot in which Lee is known to be strict. */
async function calibrated(policy: ModelRecommendation['severity']['policy']) {
	const { db } = database;
	const made = await ratedPanel(db);
	const { world, panel } = made;
	if (policy !== 'show') await setPolicy(db, world.admin, { severity: policy });
	const data = await asActor(db, world.admin, (tx) =>
		asSystemWithin(tx, world.admin, async (system) =>
			(await loadPanels(system, [panel.applicationId])).get(panel.applicationId),
		),
	);
	if (!data) throw new Error('There is no panel.');
	const dimension = `${data.roleId}:${data.dimensions[0]?.name.trim().toLowerCase() ?? ''}`;
	const level = (rater: SignedIn, place: number) => (rater === world.lee ? 2 : 4) + (place % 2);
	const { variance, meanPrior } = traceOf(recommend({ ...data, dataHash: '' })).trace;
	const calibration = prepareCalibration({
		id: newId(),
		dataHash: 'of the snapshot',
		variance,
		meanPrior,
		ratings: Array.from({ length: 30 }, (_, place) =>
			[world.kim, world.lee, world.noa].map((rater) => ({
				candidateId: `other-${place}`,
				raterId: rater.memberId,
				dimensionId: dimension,
				level: level(rater, place),
			})),
		).flat(),
	});
	await replace(db, made, (_old, dataHash) =>
		recommend(
			{
				...data,
				dataHash,
				policy: { ...data.policy, severity: policy },
				calibration: { snapshotId: calibration.snapshotId, dataHash: calibration.dataHash },
			},
			calibration,
		),
	);
	const owner = { ...world.manager, calibrationOwner: true };
	return { db, ...made, owner };
}

function traceOf(result: Recommendation): ModelRecommendation {
	if (result.engine !== 'm3/1') throw new Error('Another engine answered.');
	return result;
}

describe('the working of the debrief', () => {
	test('each interviewer’s part adds up to the score, with the sentence of every rating', async () => {
		const { db } = database;
		const { world, panel } = await ratedPanel(db);
		const { model, recommendation } = await viewDebrief(db, world.manager, panel.applicationId);
		const contributions = model?.contributions;
		if (!contributions) throw new Error('There are no contributions.');
		expect(contributions.raters.map(({ raterName }) => raterName)).toEqual([
			'Kim Interviewer',
			'Noa Interviewer',
			'Lee Interviewer',
		]);
		expect(contributions.raters[0]?.rows[0]?.sentence).toMatch(
			/^gave 5 on Fault finding where 3\.2 was expected: \+0\.\d\d$/,
		);
		const moved = contributions.raters.reduce((sum, rater) => sum + rater.sum, contributions.start);
		expect(moved).toBeCloseTo(recommendation?.score ?? Number.NaN, 9);
		const byDimension = model.dimensions.reduce(
			(sum, one) => sum + (one.contribution ?? 0),
			contributions.start,
		);
		expect(byDimension).toBeCloseTo(recommendation?.score ?? Number.NaN, 9);
	});

	test('says who, left out, would make it another recommendation', async () => {
		const { db } = database;
		const { world, panel } = await ratedPanel(db);
		const { model } = await viewDebrief(db, world.manager, panel.applicationId);
		expect(model?.whatIf.asItIs).toMatchObject({ words: 'Leaning to hire, not sure', turns: false });
		const turning = model?.whatIf.withoutRater.filter(({ turns }) => turns).map(({ what }) => what);
		expect(turning).toEqual(['Without Kim Interviewer']);
		expect(model?.change).toBe('It could: without Kim Interviewer.');
	});

	test('without a calibration snapshot nothing is known of severity, and nothing of it is in the trace', async () => {
		const { db } = database;
		const { world, panel } = await ratedPanel(db);
		const { model } = await viewDebrief(db, world.manager, panel.applicationId);
		expect(model?.severity).toMatchObject({
			sentence: 'Interviewers’ usual severity is not known yet.',
			shares: null,
		});
		const trace = await viewTrace(db, world.manager, panel.applicationId, 'basis');
		const kinds = traceOf(trace.result as Recommendation).trace.knowledge.effects.map(({ kind }) => kind);
		expect(new Set(kinds)).toEqual(new Set(['dimension']));
	});
});

describe('severity', () => {
	test('under “show” everybody sees by how much, and only the calibration owner sees who', async () => {
		const { db, world, panel, owner } = await calibrated('show');
		for (const reader of [world.manager, world.kim]) {
			const { model } = await viewDebrief(db, reader, panel.applicationId);
			expect(model?.severity?.sentence).toMatch(
				/^Interviewers’ usual severity moves this by [+−]\d\.\d\d\.$/,
			);
			expect(model?.severity?.shares).toBeNull();
		}
		const sent = JSON.stringify(await viewTrace(db, world.manager, panel.applicationId, 'basis'));
		expect(sent).not.toContain('shares');
		expect(sent).not.toContain('"kind":"rater"');

		const { model } = await viewDebrief(db, owner, panel.applicationId);
		expect(model?.severity?.shares?.map(({ raterName }) => raterName)).toContain('Lee Interviewer');
	});

	test('under “off” nothing of it leaves the server', async () => {
		const { db, world, panel, owner } = await calibrated('off');
		for (const reader of [world.manager, owner]) {
			const view = await viewDebrief(db, reader, panel.applicationId);
			expect(view.model?.severity).toBeNull();
			expect(view.model?.notices.map(({ code }) => code)).not.toContain('SEVERITY_MATTERS');
			const trace = await viewTrace(db, reader, panel.applicationId, 'basis');
			expect(JSON.stringify(trace.result)).not.toMatch(/shares|difference|SEVERITY_MATTERS|"kind":"rater"/);
		}
	});

	test('under “apply” the working names it, and who sees no working is told no names', async () => {
		const { db, world, panel } = await calibrated('apply');
		const view = await viewDebrief(db, world.manager, panel.applicationId);
		expect(view.model?.severity?.sentence).toMatch(/is taken off here/);
		expect(view.working).toMatchObject({ engine: 'm3/1', mode: 'severity' });
		const lee = view.working?.engine === 'm3/1' ? view.working.severities : [];
		expect(
			lee.find((one) => one.raterName === 'Lee Interviewer' && one.dimension === null)?.severity,
		).toBeLessThan(-0.2);
		const kim = await viewDebrief(db, world.kim, panel.applicationId);
		expect(kim.model?.severity).toMatchObject({ shares: null });
		expect(kim.working).toBeNull();
	});
});

test('a recommendation of the earlier engine stays readable, with its plain mean and working', async () => {
	const { db } = database;
	const made = await ratedPanel(db);
	const { world, panel } = made;
	const data = await asActor(db, world.admin, (tx) =>
		asSystemWithin(tx, world.admin, async (system) =>
			(await loadPanels(system, [panel.applicationId])).get(panel.applicationId),
		),
	);
	if (!data) throw new Error('There is no panel.');
	await replace(db, made, (_old, dataHash) => recommend({ ...data, dataHash }, null, 'weighted-mean/1'));
	const view = await viewDebrief(db, world.manager, panel.applicationId);
	expect(view).toMatchObject({
		recommendation: { engine: 'weighted-mean/1', words: 'Hire', interval: null },
		model: null,
		working: { engine: 'weighted-mean/1' },
	});
	expect(view.recommendation?.score).toBeCloseTo(0.4 * (11 / 3) + 0.3 * 4 + 0.2 * 4 + 0.1 * 3, 12);
	expect(view.agenda?.[0]?.sentence).toBe('Fault finding: 3 raters stand far apart, by 3 levels.');
});
