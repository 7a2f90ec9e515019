import { z } from 'zod';
import { type CalibrationRating, ratingPanel } from '#lib/domain/recommendation/model/ratings.ts';
import { type CardGraph, cardGraph } from '#lib/domain/recommendation/model/severity-gate.ts';
import type { Mode } from '#lib/domain/recommendation/model/mode.ts';
import { solveSystem, type System } from '#lib/domain/recommendation/model/system.ts';
import { MeanPrior, VarianceComponents } from '#lib/domain/recommendation/model/variance.ts';

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
