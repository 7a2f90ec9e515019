import type { ScorecardContent } from '#lib/domain/scorecard/content.ts';
import { defaultMeanPrior, defaultVariance, priorWeight } from '#lib/domain/recommendation/model/variance.ts';
import type { Level } from '#lib/domain/scorecard/level.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import * as runs from '#lib/server/db/calibration-runs.ts';
import * as snapshots from '#lib/server/db/calibration-snapshots.ts';
import { asSystem, type Db, newId } from '#lib/server/db/database.ts';
import { createLogger } from '#lib/server/log.ts';
import { fitCalibration } from '#lib/server/tasks/fit-calibration.ts';
import { askForFit } from '#lib/server/workflows/calibration/ask-for-fit.ts';
import { viewCalibration } from '#lib/server/workflows/calibration/view-calibration.ts';
import { openDebrief } from '#lib/server/workflows/open-debrief.ts';
import { type HiringWorld, hiringWorld, type Panel, panelFor, rate } from './debrief.ts';
import { addMember } from './world.ts';

export type RatedCandidate = Panel & { kim: ScorecardContent };
export type CalibrationWorld = HiringWorld & { owner: SignedIn; panels: RatedCandidate[] };

/** A panel of three that rates four dimensions each; Lee is the strictest. All levels follow from the place. */
export async function ratedCandidate(db: Db, world: HiringWorld, place: number): Promise<RatedCandidate> {
	const panel = await panelFor(db, world, [world.kim, world.lee, world.noa], {
		name: `Candidate ${String(place)}`,
	});
	const give = (author: SignedIn, rater: number) => {
		const levels = world.role.dimensions.map((_, dimension) => levelOf(place, rater, dimension));
		return rate(db, world, author, panel.scorecardOf(author), levels);
	};
	const kim = await give(world.kim, 0);
	await give(world.lee, 1);
	await give(world.noa, 2);
	return { ...panel, kim };
}

function levelOf(place: number, rater: number, dimension: number): Level {
	const level = 2 + (place % 3) + (rater === 1 ? -1 : 0) + ((place + 2 * rater + dimension) % 2);
	return Math.min(5, Math.max(1, level)) as Level;
}

/** An organization with a calibration owner and `candidates` opened debriefs of twelve ratings each. */
export async function calibrationWorld(db: Db, candidates = 8): Promise<CalibrationWorld> {
	const world = await hiringWorld(db);
	const owner = await addMember(db, world.admin, {
		name: 'Oda Owner',
		access: 'member',
		calibrationOwner: true,
	});
	const panels: RatedCandidate[] = [];
	for (let place = 0; place < candidates; place++) {
		const panel = await ratedCandidate(db, world, place);
		await openDebrief(db, world.manager, panel.applicationId, { pending: {} }, new Date());
		panels.push(panel);
	}
	return { ...world, owner, panels };
}

/** Does the job of this run at once. */
export async function runFit(db: Db, organizationId: string, runId: string): Promise<void> {
	await fitCalibration({
		db,
		log: createLogger('silent'),
		payload: { organizationId, runId },
		signal: new AbortController().signal,
		isLastAttempt: false,
	});
}

/** A finished fit; answers with its snapshot. */
export async function fittedSnapshot(db: Db, owner: SignedIn): Promise<{ id: string; number: number }> {
	const { runId } = await askForFit(db, owner, new Date());
	await runFit(db, owner.organizationId, runId);
	const snapshot = (await viewCalibration(db, owner, new Date())).runs[0]?.snapshot;
	if (!snapshot) throw new Error('The fit left no snapshot.');
	return snapshot;
}

/** A snapshot that no fit made, for tests that only ask who may reach it. */
export async function storedSnapshot(db: Db, member: SignedIn): Promise<string> {
	const { organizationId, memberId } = member;
	const id = newId();
	const runId = newId();
	const now = new Date();
	await asSystem(db, organizationId, async (tx) => {
		await runs.insert(tx, { organizationId, id: runId, askedBy: memberId, askedAt: now });
		await snapshots.insert(tx, {
			organizationId,
			id,
			runId,
			createdAt: now,
			dataHash: '0'.repeat(64),
			engineVersion: 'm3/1',
			softwareVersion: '0.0.0',
			variance: defaultVariance,
			priorVariance: defaultVariance,
			priorWeight,
			meanPrior: defaultMeanPrior,
			objective: 0,
			iterations: 1,
			candidateCount: 0,
			raterCount: 0,
			dimensionCount: 0,
			ratings: [],
		});
		await runs.finish(tx, runId, 1, now);
	});
	return id;
}
