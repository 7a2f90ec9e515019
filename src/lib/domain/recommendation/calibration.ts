import { z } from 'zod';
import { type CalibrationRating, ratingPanel } from '#lib/domain/recommendation/model/ratings.ts';
import { type CardGraph, cardGraph } from '#lib/domain/recommendation/model/severity-gate.ts';
import type { Mode } from '#lib/domain/recommendation/model/mode.ts';
import { solveSystem, type System } from '#lib/domain/recommendation/model/system.ts';
import { MeanPrior, VarianceComponents } from '#lib/domain/recommendation/model/variance.ts';
import { compareText } from '#lib/domain/recommendation/panel.ts';

/** Frozen parameters with the ratings that they and the severities rest on. Never changed once it exists. */
export const CalibrationSnapshot = z.strictObject({
	id: z.string(),
	/** Over everything else in it. */
	dataHash: z.string(),
	variance: VarianceComponents,
	meanPrior: MeanPrior,
	/** `dimensionId` is the `calibrationKey` of the dimension, `candidateId` the application. */
	ratings: z.array(
		z.strictObject({
			candidateId: z.string(),
			raterId: z.string(),
			dimensionId: z.string(),
			level: z.number().min(1).max(5),
		}),
	),
});
export type CalibrationSnapshot = z.infer<typeof CalibrationSnapshot>;

/** A snapshot with its equations solved, once, for any number of candidates. */
export type Calibration = {
	snapshotId: string;
	dataHash: string;
	variance: VarianceComponents;
	meanPrior: MeanPrior;
	ratings: readonly CalibrationRating[];
	cards: CardGraph;
	system(mode: Mode): System;
};

/** One dimension of a role is the same in all its versions as long as it keeps its name. */
export function calibrationKey(roleId: string, dimensionName: string): string {
	return `${roleId}:${dimensionName.trim().toLowerCase()}`;
}

/** One row of the database for each rating, with the dimension's name instead of its id. */
type NamedRating = {
	applicationId: string;
	raterId: string;
	roleId: string;
	dimensionName: string;
	level: number;
};

/** As a snapshot holds them, and in one order: the same ratings have the same hash and give the same digits. */
export function calibrationRatings(rows: readonly NamedRating[]): CalibrationRating[] {
	return rows
		.map((row) => ({
			candidateId: row.applicationId,
			raterId: row.raterId,
			dimensionId: calibrationKey(row.roleId, row.dimensionName),
			level: row.level,
		}))
		.sort(
			(a, b) =>
				compareText(a.candidateId, b.candidateId) ||
				compareText(a.raterId, b.raterId) ||
				compareText(a.dimensionId, b.dimensionId) ||
				a.level - b.level,
		);
}

/** Solves each mode when it is first asked for. @throws RangeError where the variances leave no finite solution */
export function prepareCalibration(snapshot: CalibrationSnapshot): Calibration {
	const { id, dataHash, variance, meanPrior, ratings } = snapshot;
	const panel = ratingPanel(ratings);
	const systems = new Map<Mode, System>();
	return {
		snapshotId: id,
		dataHash,
		variance,
		meanPrior,
		ratings,
		cards: cardGraph(ratings),
		system(mode) {
			const known = systems.get(mode);
			if (known) return known;
			const system = solveSystem(panel, { mode, variance, meanPrior });
			if (!system) throw new RangeError('The variances of this snapshot leave the model without a solution.');
			systems.set(mode, system);
			return system;
		},
	};
}
