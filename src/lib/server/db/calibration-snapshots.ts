import { z } from 'zod';
import type { CalibrationSnapshot } from '#lib/domain/recommendation/calibration.ts';
import type { CalibrationRating } from '#lib/domain/recommendation/model/ratings.ts';
import { MeanPrior, VarianceComponents } from '#lib/domain/recommendation/model/variance.ts';
import * as adoptions from './calibration-adoptions.ts';
import type { Tx } from './database.ts';

/** As they are frozen: application, rater, dimension key, level. */
const FrozenRatings = z.array(z.tuple([z.string(), z.string(), z.string(), z.number()]));

export type NewSnapshot = {
	organizationId: string;
	id: string;
	runId: string;
	createdAt: Date;
	dataHash: string;
	engineVersion: string;
	softwareVersion: string;
	variance: VarianceComponents;
	priorVariance: VarianceComponents;
	priorWeight: number;
	meanPrior: MeanPrior;
	objective: number;
	iterations: number;
	candidateCount: number;
	raterCount: number;
	dimensionCount: number;
	ratings: readonly CalibrationRating[];
};

/** Takes the organization's next number. Ask as the system, with the run locked: there is one run at a time. */
export async function insert(tx: Tx, { ratings, ...row }: NewSnapshot): Promise<number> {
	const { last } = await tx
		.selectFrom('calibrationSnapshot')
		.select((read) => read.fn.max('number').as('last'))
		.executeTakeFirstOrThrow();
	const number = Number(last ?? 0) + 1;
	await tx
		.insertInto('calibrationSnapshot')
		.values({
			...row,
			number,
			variance: JSON.stringify(row.variance),
			priorVariance: JSON.stringify(row.priorVariance),
			meanPrior: JSON.stringify(row.meanPrior),
			ratingCount: ratings.length,
			ratings: JSON.stringify(
				ratings.map(({ candidateId, raterId, dimensionId, level }) => [
					candidateId,
					raterId,
					dimensionId,
					level,
				]),
			),
		})
		.execute();
	return number;
}

const figures = [
	'calibrationSnapshot.id',
	'calibrationSnapshot.number',
	'calibrationSnapshot.createdAt',
	'calibrationSnapshot.dataHash',
	'calibrationSnapshot.engineVersion',
	'calibrationSnapshot.softwareVersion',
	'calibrationSnapshot.variance',
	'calibrationSnapshot.iterations',
	'calibrationSnapshot.ratingCount',
	'calibrationSnapshot.candidateCount',
	'calibrationSnapshot.raterCount',
	'calibrationSnapshot.dimensionCount',
] as const;

/** All but the frozen ratings, which a member may not read. */
export async function find(tx: Tx, id: string) {
	const row = await tx
		.selectFrom('calibrationSnapshot')
		.select(figures)
		.where('id', '=', id)
		.executeTakeFirst();
	return row && { ...row, variance: VarianceComponents.parse(row.variance) };
}

/** The snapshot in use; undefined where the defaults are. Ask as the system. */
export async function current(tx: Tx): Promise<CalibrationSnapshot | undefined> {
	const id = await currentId(tx);
	return id === undefined ? undefined : findFrozen(tx, id);
}

/** A snapshot with its frozen ratings. Ask as the system. */
export async function findFrozen(tx: Tx, id: string): Promise<CalibrationSnapshot> {
	const row = await tx
		.selectFrom('calibrationSnapshot')
		.select(['id', 'dataHash', 'variance', 'meanPrior', 'ratings'])
		.where('id', '=', id)
		.executeTakeFirstOrThrow();
	return {
		id: row.id,
		dataHash: row.dataHash,
		variance: VarianceComponents.parse(row.variance),
		meanPrior: MeanPrior.parse(row.meanPrior),
		ratings: FrozenRatings.parse(row.ratings).map(([candidateId, raterId, dimensionId, level]) => ({
			candidateId,
			raterId,
			dimensionId,
			level,
		})),
	};
}

/** The id of the snapshot in use; undefined where the defaults are. */
export async function currentId(tx: Tx): Promise<string | undefined> {
	const { snapshotId } = await adoptions.current(tx);
	return snapshotId ?? undefined;
}

/** What a recommendation says of the snapshot in use. */
export async function currentReference(
	tx: Tx,
): Promise<{ snapshotId: string; dataHash: string } | undefined> {
	const snapshotId = await currentId(tx);
	if (snapshotId === undefined) return undefined;
	const { dataHash } = await tx
		.selectFrom('calibrationSnapshot')
		.select('dataHash')
		.where('id', '=', snapshotId)
		.executeTakeFirstOrThrow();
	return { snapshotId, dataHash };
}
