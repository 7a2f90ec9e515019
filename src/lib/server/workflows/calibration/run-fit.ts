import { createHash } from 'node:crypto';
import { isEnough } from '#lib/domain/calibration/enough.ts';
import { type CalibrationSnapshot, calibrationRatings } from '#lib/domain/recommendation/calibration.ts';
import { canonicalJson } from '#lib/domain/recommendation/canonical-json.ts';
import type { Fit } from '#lib/domain/recommendation/model/fit.ts';
import type { CalibrationRating } from '#lib/domain/recommendation/model/ratings.ts';
import {
	defaultMeanPrior,
	defaultVariance,
	type MeanPrior,
	priorWeight,
	type VarianceComponents,
} from '#lib/domain/recommendation/model/variance.ts';
import * as counted from '#lib/server/db/calibration-ratings.ts';
import * as runs from '#lib/server/db/calibration-runs.ts';
import * as snapshots from '#lib/server/db/calibration-snapshots.ts';
import { asSystem, type Db, newId } from '#lib/server/db/database.ts';

/** What a run fits, and around which prior. */
export type FitInput = {
	ratings: CalibrationRating[];
	prior: { variance: VarianceComponents; weight: number };
	meanPrior: MeanPrior;
};

export type RunKey = { organizationId: string; runId: string };

const engineVersion = 'm3/1';

/**
 * Collects what is to be fitted. Undefined where there is nothing to do: the run is unknown, has ended, or ends here
 * since there are too few ratings by now.
 */
export async function beginFit(
	db: Db,
	{ organizationId, runId }: RunKey,
	now: Date,
): Promise<FitInput | undefined> {
	return asSystem(db, organizationId, async (tx) => {
		const run = await runs.lock(tx, runId);
		if (!run || run.state === 'done' || run.state === 'failed') return undefined;
		const ratings = calibrationRatings(await counted.ofOpenedDebriefs(tx));
		const counts = {
			ratings: ratings.length,
			candidates: distinct(ratings, (rating) => rating.candidateId),
			raters: distinct(ratings, (rating) => rating.raterId),
		};
		if (!isEnough(counts)) {
			await runs.fail(tx, runId, 'TOO_FEW', now, counts);
			return undefined;
		}
		await runs.start(tx, runId, counts, now);
		return {
			ratings,
			prior: { variance: defaultVariance, weight: priorWeight },
			meanPrior: defaultMeanPrior,
		};
	});
}

/** In a transaction of its own, so that whoever waits sees it at once. */
export async function reportProgress(
	db: Db,
	{ organizationId, runId }: RunKey,
	iterations: number,
	now: Date,
): Promise<void> {
	await asSystem(db, organizationId, (tx) => runs.progress(tx, runId, iterations, now));
}

/** Freezes the estimates with the ratings that they rest on. Nothing happens where the run has ended meanwhile. */
export async function finishFit(
	db: Db,
	{ organizationId, runId }: RunKey,
	{ ratings, prior, meanPrior }: FitInput,
	fit: Fit,
	softwareVersion: string,
	now: Date,
): Promise<void> {
	await asSystem(db, organizationId, async (tx) => {
		const run = await runs.lock(tx, runId);
		if (run?.state !== 'running') return;
		if (!fit.converged) return runs.fail(tx, runId, 'NOT_CONVERGED', now);
		await snapshots.insert(tx, {
			organizationId,
			id: newId(),
			runId,
			createdAt: now,
			dataHash: hashOf({ variance: fit.variance, meanPrior, ratings }),
			engineVersion,
			softwareVersion,
			variance: fit.variance,
			priorVariance: prior.variance,
			priorWeight: prior.weight,
			meanPrior,
			objective: fit.objective,
			iterations: fit.iterations,
			candidateCount: distinct(ratings, (rating) => rating.candidateId),
			raterCount: distinct(ratings, (rating) => rating.raterId),
			dimensionCount: distinct(ratings, (rating) => rating.dimensionId),
			ratings,
		});
		await runs.finish(tx, runId, fit.iterations, now);
	});
}

export async function failFit(db: Db, { organizationId, runId }: RunKey, now: Date): Promise<void> {
	await asSystem(db, organizationId, (tx) => runs.fail(tx, runId, 'UNEXPECTED', now));
}

/** Over all that a recommendation takes from a snapshot. */
function hashOf(frozen: Pick<CalibrationSnapshot, 'variance' | 'meanPrior' | 'ratings'>): string {
	return createHash('sha256').update(canonicalJson(frozen)).digest('hex');
}

function distinct(
	ratings: readonly CalibrationRating[],
	idOf: (rating: CalibrationRating) => string,
): number {
	return new Set(ratings.map(idOf)).size;
}
