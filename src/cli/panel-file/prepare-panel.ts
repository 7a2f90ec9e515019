import {
	effectsFor,
	type Knowledge,
	knowledgeFrom,
	priorKnowledge,
	type ScoredRating,
} from '#lib/domain/recommendation/model/knowledge.ts';
import type { Mode } from '#lib/domain/recommendation/model/mode.ts';
import { ratingPanel } from '#lib/domain/recommendation/model/ratings.ts';
import { type Score, type ScoredDimension, scorer } from '#lib/domain/recommendation/model/score.ts';
import { type CardGraph, cardGraph } from '#lib/domain/recommendation/model/severity-gate.ts';
import { type Model, solveSystem, type System } from '#lib/domain/recommendation/model/system.ts';
import type { PanelFile } from './panel-file.ts';

export type PreparedPanel = {
	file: PanelFile;
	dimensions: ScoredDimension[];
	weights: Map<string, number>;
	severity: System;
	display: System;
	ratingsOf(id: string): ScoredRating[];
	cards: CardGraph;
};

/** Solves the model over the file's own ratings, which are its calibration snapshot. */
export function preparePanel(file: PanelFile): PreparedPanel {
	const scored = file.dims.filter(({ weight }) => weight > 0);
	const total = scored.reduce((sum, { weight }) => sum + weight, 0);
	const dimensions = scored.map(({ id, weight }) => ({ id, weight: weight / total }));
	const weights = new Map(dimensions.map(({ id, weight }) => [id, weight]));
	const byCandidate = new Map<string, ScoredRating[]>();
	for (const { cand, rater, dim, score } of file.ratings) {
		const own = byCandidate.get(cand) ?? [];
		byCandidate.set(cand, own);
		if (score !== null && weights.has(dim)) own.push({ raterId: rater, dimensionId: dim, level: score });
	}
	const ratings = [...byCandidate].flatMap(([candidateId, own]) =>
		own.map((rating) => ({ candidateId, ...rating })),
	);
	const panel = ratingPanel(ratings, {
		dimensionIds: dimensions.map(({ id }) => id),
		candidateIds: [...byCandidate.keys()],
	});
	const solved = (mode: Mode): System => {
		const system = solveSystem(panel, { mode, variance: file.variance, meanPrior: file.mu_prior });
		if (!system) throw new RangeError('The variances leave the model without a finite solution.');
		return system;
	};
	return {
		file,
		dimensions,
		weights,
		severity: solved('severity'),
		display: solved('display'),
		ratingsOf: (id) => byCandidate.get(id) ?? [],
		cards: cardGraph(ratings),
	};
}

export type Scored = {
	ratings: ScoredRating[];
	knowledge: Knowledge;
	score: Score;
	scorer: ReturnType<typeof scorer>;
};

/** A candidate's score with the panel's other ratings known, or with the priors alone. */
export function scoreOf(panel: PreparedPanel, id: string, mode: Mode, from: 'snapshot' | 'prior'): Scored {
	const ratings = panel.ratingsOf(id);
	const effects = effectsFor([...panel.weights.keys()], ratings, mode);
	const model: Model = { mode, variance: panel.file.variance, meanPrior: panel.file.mu_prior };
	const knowledge =
		from === 'prior' ? priorKnowledge(effects, model) : knowledgeFrom(panel[mode], effects, id);
	const own = scorer(ratings, knowledge, mode, panel.file.variance);
	return { ratings, knowledge, scorer: own, score: own.score(panel.weights) };
}
