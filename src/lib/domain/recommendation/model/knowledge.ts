import type { Mode } from '#lib/domain/recommendation/model/mode.ts';
import type { Rows } from '#lib/domain/recommendation/model/ratings.ts';
import {
	candidateCovariance,
	effectsOf,
	type Model,
	type System,
} from '#lib/domain/recommendation/model/system.ts';
import type { MeanPrior } from '#lib/domain/recommendation/model/variance.ts';
import { choleskyOf, solve, type Square } from '#lib/domain/statistics/matrix.ts';

/** A mean of a dimension, an interviewer's severity (positive = lenient), or that severity's own part on a dimension. */
export type Effect =
	| { kind: 'dimension'; dimensionId: string }
	| { kind: 'rater'; raterId: string }
	| { kind: 'rater_dimension'; raterId: string; dimensionId: string };

/** What is known of some effects before a candidate is looked at: their joint mean and covariance. */
export type Knowledge = { effects: Effect[]; mean: Float64Array; covariance: Square };

/** The rating of one dimension by one rater that is to be scored. */
export type ScoredRating = { dimensionId: string; raterId: string; level: number };

/** The effects that a candidate's score needs: the dimensions, and in severity mode those of the ratings' raters. */
export function effectsFor(
	dimensionIds: readonly string[],
	ratings: readonly ScoredRating[],
	mode: Mode,
): Effect[] {
	const effects: Effect[] = dimensionIds.map((dimensionId) => ({ kind: 'dimension', dimensionId }));
	if (mode === 'display') return effects;
	const seen = new Set<string>();
	const isNew = (effect: Effect) => {
		const key = effectKey(effect);
		if (seen.has(key)) return false;
		seen.add(key);
		return true;
	};
	const raters = ratings.map(({ raterId }): Effect => ({ kind: 'rater', raterId }));
	const pairs = ratings.map(({ raterId, dimensionId }): Effect => ({
		kind: 'rater_dimension',
		raterId,
		dimensionId,
	}));
	return [...effects, ...raters.filter(isNew), ...pairs.filter(isNew)];
}

export function effectKey(effect: Effect): string {
	switch (effect.kind) {
		case 'dimension':
			return JSON.stringify([effect.dimensionId]);
		case 'rater':
			return JSON.stringify([effect.raterId, null]);
		case 'rater_dimension':
			return JSON.stringify([effect.raterId, effect.dimensionId]);
	}
}

/** Knowledge without any calibration: the priors alone. `meanPrior` must not be flat. */
export function priorKnowledge(effects: readonly Effect[], model: Model): Knowledge {
	const meanPrior = properPrior(model);
	const size = effects.length;
	const covariance = new Float64Array(size * size);
	const mean = new Float64Array(size);
	effects.forEach((effect, i) => {
		if (effect.kind === 'dimension') {
			mean[i] = meanPrior.mean;
			effects.forEach((other, j) => {
				if (other.kind === 'dimension') covariance[i * size + j] = meanPrior.common;
			});
		}
		covariance[i * size + i]! += ownVariance(effect, model);
	});
	return { effects: [...effects], mean, covariance };
}

/** Everything the snapshot's ratings tell of these effects, leaving out candidate `candidateId` (LOCO, 2.d). */
export function knowledgeFrom(
	system: System,
	effects: readonly Effect[],
	candidateId: string | null,
): Knowledge {
	const places = placesOf(system);
	const dimensions = system.panel.dimensionIds.length;
	const known = effects.map((effect) => places.get(effectKey(effect)) ?? null);
	const hasNewDimension = effects.some((effect, i) => effect.kind === 'dimension' && known[i] === null);
	const needed = [
		...new Set([
			...known.filter((place) => place !== null),
			...(hasNewDimension ? Array.from({ length: dimensions }, (_, d) => d) : []),
		]),
	];
	const base = withoutCandidate(system, needed, candidateId);
	return express(effects, known, needed, base, system);
}

/** Place of each effect that the system knows, by `effectKey`. */
function placesOf(system: System): Map<string, number> {
	const cached = placesCache.get(system);
	if (cached) return cached;
	const { dimensionIds, raterIds, pairs } = system.panel;
	const places = new Map<string, number>();
	const add = (effect: Effect, place: number) => places.set(effectKey(effect), place);
	dimensionIds.forEach((dimensionId, d) => add({ kind: 'dimension', dimensionId }, d));
	if (system.model.mode === 'severity') {
		raterIds.forEach((raterId, r) => add({ kind: 'rater', raterId }, dimensionIds.length + r));
		pairs.forEach(({ rater, dimension }, p) =>
			add(
				{ kind: 'rater_dimension', raterId: raterIds[rater]!, dimensionId: dimensionIds[dimension]! },
				dimensionIds.length + raterIds.length + p,
			),
		);
	}
	placesCache.set(system, places);
	return places;
}
const placesCache = new WeakMap<System, Map<string, number>>();

type Moments = { mean: Float64Array; covariance: Square };

/**
 * Mean and covariance of the effects at `needed` with one candidate's ratings taken out again:
 * P- = M^-1 + M^-1 A'(V - A M^-1 A')^-1 A M^-1 and b- = b - M^-1 A'(V - A M^-1 A')^-1 (y - A b), by Woodbury.
 */
function withoutCandidate(system: System, needed: readonly number[], candidateId: string | null): Moments {
	const { size, estimate, covariance, panel } = system;
	const m = needed.length;
	const mean = Float64Array.from(needed, (place) => estimate[place]!);
	const own = new Float64Array(m * m);
	for (let i = 0; i < m; i++)
		for (let j = 0; j < m; j++) own[i * m + j] = covariance[needed[i]! * size + needed[j]!]!;
	const rows = candidateId === null ? undefined : panel.candidates[candidatePlace(system, candidateId)];
	const n = rows?.level.length ?? 0;
	if (!rows || n === 0) return { mean, covariance: own };

	const effects = effectsOf(panel, rows, system.model.mode);
	const inner = candidateCovariance(rows, system.model);
	const residual = Float64Array.from(rows.level);
	for (let o = 0; o < n; o++) {
		for (const column of effects) {
			residual[o]! -= estimate[column[o]!]!;
			const row = column[o]! * size;
			for (const other of effects)
				for (let p = 0; p < n; p++) inner[o * n + p]! -= covariance[row + other[p]!]!;
		}
	}
	const factor = choleskyOf(inner, n);
	const links = needed.map((place) =>
		Float64Array.from({ length: n }, (_, o) =>
			effects.reduce((sum, column) => sum + covariance[place * size + column[o]!]!, 0),
		),
	);
	const solved = links.map((link) => solve(factor, n, link));
	for (let i = 0; i < m; i++) {
		for (let o = 0; o < n; o++) mean[i]! -= solved[i]![o]! * residual[o]!;
		for (let j = 0; j < m; j++) for (let o = 0; o < n; o++) own[i * m + j]! += solved[i]![o]! * links[j]![o]!;
	}
	return { mean, covariance: own };
}

function candidatePlace(system: System, candidateId: string): number {
	let places = candidateCache.get(system);
	if (!places) {
		places = new Map(system.panel.candidateIds.map((id, place) => [id, place]));
		candidateCache.set(system, places);
	}
	return places.get(candidateId) ?? -1;
}
const candidateCache = new WeakMap<System, Map<string, number>>();

/**
 * Each effect as a combination of known ones plus what is its own: a known effect is itself; a new interviewer has
 * severity 0 with its prior variance; a new dimension follows the others' means as far as they share a part.
 */
function express(
	effects: readonly Effect[],
	known: readonly (number | null)[],
	needed: readonly number[],
	base: Moments,
	system: System,
): Knowledge {
	const m = needed.length;
	const placeIn = new Map(needed.map((place, index) => [place, index]));
	const dimensions = system.panel.dimensionIds.length;
	const prior = system.model.meanPrior;
	const pull = prior ? prior.common / (prior.dimension + dimensions * prior.common) : 0;
	const size = effects.length;
	const mean = new Float64Array(size);
	const covariance = new Float64Array(size * size);
	const isNewDimension = (i: number) => known[i] === null && effects[i]!.kind === 'dimension';
	/** Row of combination weights over `needed`. */
	const combination = effects.map((_, i): Map<number, number> => {
		const place = known[i];
		if (place !== null && place !== undefined) return new Map([[placeIn.get(place)!, 1]]);
		if (!isNewDimension(i)) return new Map();
		return new Map(Array.from({ length: dimensions }, (_, d) => [placeIn.get(d)!, pull]));
	});
	effects.forEach((effect, i) => {
		for (const [index, weight] of combination[i]!) mean[i]! += weight * base.mean[index]!;
		if (isNewDimension(i)) mean[i]! += properPrior(system.model).mean * (1 - pull * dimensions);
		effects.forEach((_, j) => {
			let value = 0;
			for (const [a, u] of combination[i]!)
				for (const [b, v] of combination[j]!) value += u * v * base.covariance[a * m + b]!;
			if (isNewDimension(i) && isNewDimension(j)) value += pull * properPrior(system.model).dimension;
			covariance[i * size + j] = value;
		});
		if (known[i] === null) covariance[i * size + i]! += ownVariance(effect, system.model);
	});
	return { effects: [...effects], mean, covariance };
}

function ownVariance(effect: Effect, model: Model): number {
	switch (effect.kind) {
		case 'dimension':
			return properPrior(model).dimension;
		case 'rater':
			return model.variance.rater;
		case 'rater_dimension':
			return model.variance.raterDimension;
	}
}

/** @throws Error where the means are flat, which leaves a new dimension without any mean */
function properPrior(model: Model): MeanPrior {
	if (!model.meanPrior) throw new Error('A dimension without ratings needs a prior of its mean.');
	return model.meanPrior;
}

/** The rows of a candidate for `candidateCovariance`; places count within these ratings only. */
export function rowsOf(ratings: readonly ScoredRating[]): Rows {
	const place = (ids: readonly string[]) => {
		const places = new Map([...new Set(ids)].map((id, index) => [id, index]));
		return Int32Array.from(ids, (id) => places.get(id)!);
	};
	return {
		dimension: place(ratings.map(({ dimensionId }) => dimensionId)),
		rater: place(ratings.map(({ raterId }) => raterId)),
		pair: new Int32Array(ratings.length),
		level: Float64Array.from(ratings, ({ level }) => level),
	};
}
