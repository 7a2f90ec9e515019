import { effectsFor, knowledgeFrom, type ScoredRating } from '#lib/domain/recommendation/model/knowledge.ts';
import { cardResiduals, type CardResidual } from '#lib/domain/recommendation/model/disagreement.ts';
import type { RatingPanel } from '#lib/domain/recommendation/model/ratings.ts';
import { scorer } from '#lib/domain/recommendation/model/score.ts';
import type { System } from '#lib/domain/recommendation/model/system.ts';
import { fLowerTail } from '#lib/domain/statistics/distributions.ts';
import { normalCdf } from '#lib/domain/statistics/normal.ts';

export type RaterReport = {
	raterId: string;
	/** Candidates with a card, and ratings on those. */
	cards: number;
	ratings: number;
	/** In points; positive is lenient. */
	severity: number;
	se: number;
	/** 0 to 1: how much of the severity is known; below .3 it is not known yet. */
	reliability: number;
	/** Probability of being more than a quarter of a point lenient, and severe. */
	pLenient: number;
	pSevere: number;
	flag: 'severe' | 'lenient' | null;
	/** Mean square of the cards' standardised residuals; 1 is expected. */
	outfit: number | null;
	/** Share of all cards that rate three dimensions or more and give every one the same level. */
	straightLining: number;
	/** Spread within cards relative to the others' (F with these degrees, lower tail); null without any freedom. */
	halo: { ratio: number; df: [number, number]; p: number } | null;
};

/** How far from the mean interviewer counts as severe or lenient, and how sure one must be. */
const notable = 0.25;
const sureFrom = 0.9;

/**
 * What the panel tells of each interviewer, by id. The system estimates severities from all
 * ratings; `weights` are the dimensions' of each candidate's scorecard.
 */
export function calibrationReport(
	system: System,
	weightsOf: (candidateId: string) => ReadonlyMap<string, number>,
): RaterReport[] {
	const { panel, size, estimate, covariance, model } = system;
	const dimensions = panel.dimensionIds.length;
	const cardsOf = residualsByRater(system, weightsOf);
	const spread = spreadWithinCards(system);
	const allSquares = spread.reduce((sum, own) => sum + own.squares, 0);
	const allFreedom = spread.reduce((sum, own) => sum + own.freedom, 0);
	return panel.raterIds.map((raterId, r) => {
		const place = dimensions + r;
		const error = covariance[place * size + place]!;
		const severity = estimate[place]!;
		const se = Math.sqrt(error);
		const pLenient = normalCdf((severity - notable) / se);
		const pSevere = normalCdf((-notable - severity) / se);
		const own = spread[r]!;
		const residuals = cardsOf.get(raterId) ?? [];
		return {
			raterId,
			cards: own.cards,
			ratings: own.ratings,
			severity,
			se,
			reliability: 1 - error / model.variance.rater,
			pLenient,
			pSevere,
			flag: pSevere >= sureFrom ? 'severe' : pLenient >= sureFrom ? 'lenient' : null,
			outfit:
				residuals.length === 0 ? null : residuals.reduce((sum, { z }) => sum + z ** 2, 0) / residuals.length,
			straightLining: own.cards === 0 ? 0 : own.straight / own.cards,
			halo: haloOf(own, allSquares - own.squares, allFreedom - own.freedom),
		};
	});
}

function residualsByRater(
	system: System,
	weightsOf: (candidateId: string) => ReadonlyMap<string, number>,
): Map<string, CardResidual[]> {
	const found = new Map<string, CardResidual[]>();
	system.panel.candidateIds.forEach((candidateId, i) => {
		const ratings = ratingsOf(system.panel, i);
		const weights = weightsOf(candidateId);
		const effects = effectsFor([...weights.keys()], ratings, 'severity');
		const own = scorer(
			ratings,
			knowledgeFrom(system, effects, candidateId),
			'severity',
			system.model.variance,
		);
		for (const residual of cardResiduals(ratings, weights, own))
			found.set(residual.raterId, [...(found.get(residual.raterId) ?? []), residual]);
	});
	return found;
}

/** One candidate's ratings with their ids. */
export function ratingsOf(panel: RatingPanel, candidate: number): ScoredRating[] {
	const rows = panel.candidates[candidate]!;
	return Array.from(rows.level, (level, o) => ({
		level,
		dimensionId: panel.dimensionIds[rows.dimension[o]!]!,
		raterId: panel.raterIds[rows.rater[o]!]!,
	}));
}

type Spread = { cards: number; ratings: number; straight: number; squares: number; freedom: number };

/** For each rater, over the own cards: how ratings spread about their card's mean once means and severities are off. */
function spreadWithinCards({ panel, estimate }: System): Spread[] {
	const dimensions = panel.dimensionIds.length;
	const raters = panel.raterIds.length;
	const spread = panel.raterIds.map((): Spread => ({
		cards: 0,
		ratings: 0,
		straight: 0,
		squares: 0,
		freedom: 0,
	}));
	for (const rows of panel.candidates) {
		const cards = new Map<number, number[]>();
		rows.rater.forEach((rater, o) => {
			cards.set(rater, [...(cards.get(rater) ?? []), o]);
		});
		for (const [rater, places] of cards) {
			const own = spread[rater]!;
			const residuals = places.map(
				(o) =>
					rows.level[o]! -
					estimate[rows.dimension[o]!]! -
					(estimate[dimensions + raters + rows.pair[o]!] ?? 0),
			);
			const mean = residuals.reduce((sum, value) => sum + value, 0) / residuals.length;
			own.cards += 1;
			own.ratings += places.length;
			const dimensionsRated = new Set(places.map((o) => rows.dimension[o]!)).size;
			const levelsGiven = new Set(places.map((o) => rows.level[o]!)).size;
			if (dimensionsRated >= 3 && levelsGiven === 1) own.straight += 1;
			own.squares += residuals.reduce((sum, value) => sum + (value - mean) ** 2, 0);
			own.freedom += places.length - 1;
		}
	}
	return spread;
}

function haloOf(own: Spread, otherSquares: number, otherFreedom: number): RaterReport['halo'] {
	if (own.freedom === 0 || otherFreedom === 0 || otherSquares === 0) return null;
	const ratio = own.squares / own.freedom / (otherSquares / otherFreedom);
	return {
		ratio,
		df: [own.freedom, otherFreedom],
		p: fLowerTail(ratio, own.freedom, otherFreedom),
	};
}
