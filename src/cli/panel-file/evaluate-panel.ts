import { probabilities } from '#lib/domain/recommendation/model/bands.ts';
import { calibrationReport, type RaterReport } from '#lib/domain/recommendation/model/calibration-report.ts';
import { compareCandidates } from '#lib/domain/recommendation/model/comparison.ts';
import { decide, gatesOf } from '#lib/domain/recommendation/model/decide.ts';
import { cardResiduals, disagreements } from '#lib/domain/recommendation/model/disagreement.ts';
import {
	effectsFor,
	type Knowledge,
	knowledgeFrom,
	priorKnowledge,
	type ScoredRating,
} from '#lib/domain/recommendation/model/knowledge.ts';
import type { Mode } from '#lib/domain/recommendation/model/mode.ts';
import { ratingPanel } from '#lib/domain/recommendation/model/ratings.ts';
import { kappa, robustness } from '#lib/domain/recommendation/model/robustness.ts';
import {
	type Estimate,
	type Score,
	type ScoredDimension,
	scorer,
} from '#lib/domain/recommendation/model/score.ts';
import { type CardGraph, cardGraph, severityGate } from '#lib/domain/recommendation/model/severity-gate.ts';
import { type Model, solveSystem, type System } from '#lib/domain/recommendation/model/system.ts';
import { observe, type Observed } from '#lib/domain/recommendation/observed.ts';
import { reasonKey } from '#lib/domain/recommendation/verdict.ts';
import { intervalFactor } from '#lib/domain/recommendation/model/interval.ts';
import { floorOf, type PanelFile } from './panel-file.ts';

/** The whole result of a panel, in the field names of the reference files. */
export function evaluatePanel(file: PanelFile) {
	const panel = preparePanel(file);
	return {
		candidates: Object.fromEntries(
			panel.severity.panel.candidateIds.map((id) => [
				id,
				{ ...evaluateCandidate(panel, id), ...(file.severity === 'show' ? evaluateDisplay(panel, id) : {}) },
			]),
		),
		...evaluateTogether(panel),
	};
}

/** What is of all candidates together. */
export function evaluateTogether(panel: PreparedPanel) {
	return { comparison: comparison(panel), calibration: calibration(panel) };
}

/** What `severity: "show"` adds: the same in display mode, and without any other candidate's ratings. */
export function evaluateDisplay(panel: PreparedPanel, id: string) {
	const display = scoreOf(panel, id, 'display', 'snapshot');
	const own = scoreOf(panel, id, 'display', 'prior');
	return {
		display_T: display.score.score,
		display_se: display.score.se,
		display_decision: decision(panel, id, display),
		display_trace: trace(display.ratings, display.score),
		display_dim_scores: dimensionScores(panel, display),
		own_T: own.score.score,
		own_se: own.score.se,
		own_decision: decision(panel, id, own),
	};
}

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

type Scored = {
	ratings: ScoredRating[];
	knowledge: Knowledge;
	score: Score;
	scorer: ReturnType<typeof scorer>;
};

function scoreOf(panel: PreparedPanel, id: string, mode: Mode, from: 'snapshot' | 'prior'): Scored {
	const ratings = panel.ratingsOf(id);
	const effects = effectsFor([...panel.weights.keys()], ratings, mode);
	const model: Model = { mode, variance: panel.file.variance, meanPrior: panel.file.mu_prior };
	const knowledge =
		from === 'prior' ? priorKnowledge(effects, model) : knowledgeFrom(panel[mode], effects, id);
	const own = scorer(ratings, knowledge, mode, panel.file.variance);
	return { ratings, knowledge, scorer: own, score: own.score(panel.weights) };
}

export function evaluateCandidate(panel: PreparedPanel, id: string) {
	const severity = scoreOf(panel, id, 'severity', 'snapshot');
	const display = scoreOf(panel, id, 'display', 'snapshot').score;
	const { score, ratings } = severity;
	return {
		joint_T: score.joint.score,
		joint_se: score.joint.se,
		T: score.score,
		se: score.se,
		prior_mean: score.start,
		prior_sd: score.startSe,
		weights_set_to_zero: score.clipped,
		display_T: display.score,
		display_se: display.se,
		severity_gate: severityGate(panel.cards, id, new Set(ratings.map(({ raterId }) => raterId))).verdict,
		observed: observedFields(panel, id),
		trace: trace(ratings, score),
		dim_scores: dimensionScores(panel, severity),
		decision: decision(panel, id, severity),
		disagreement: disagreements(
			panel.dimensions.map((dimension) => dimension.id),
			ratings,
			severity.knowledge,
			severity.scorer,
			panel.file.variance,
		).map(({ dimensionId, n, range, sd, q, p, level }) => ({
			dim: dimensionId,
			n,
			range,
			sd,
			Q: q,
			p,
			level,
		})),
		surprise: cardResiduals(ratings, panel.weights, severity.scorer).map(({ raterId, residual, sd, z }) => ({
			rater: raterId,
			residual,
			sd,
			z,
		})),
		robustness: robustnessPart(panel, severity),
	};
}

function observedOf(panel: PreparedPanel, id: string): Observed {
	const { file, dimensions } = panel;
	const scored = new Map(dimensions.map((dimension) => [dimension.id, dimension]));
	return observe({
		dimensions: file.dims
			.filter((dimension) => scored.has(dimension.id))
			.map((dimension) => ({
				id: dimension.id,
				name: dimension.id,
				weight: dimension.weight,
				critical: dimension.critical ?? false,
				floor: dimension.floor ?? null,
			})),
		scorecards: panel.ratingsOf(id).map(({ raterId, dimensionId, level }, at) => ({
			id: String(at),
			raterId,
			ratings: [{ dimensionId, level }],
			notAssessed: [],
			excluded: null,
		})),
	});
}

export function observedFields(panel: PreparedPanel, id: string) {
	const { dimensions, raw, coverage, bounds } = observedOf(panel, id);
	return {
		dims: Object.fromEntries(
			dimensions.map(({ id, raters, mean, sd, range }) => [id, { n: raters.length, mean, sd, range }]),
		),
		raw,
		coverage,
		bounds,
	};
}

function trace(ratings: readonly ScoredRating[], score: Score) {
	return {
		start: score.start,
		rows: ratings.map(({ raterId, dimensionId, level }, o) => ({
			rater: raterId,
			dim: dimensionId,
			score: level,
			expected: score.expected[o]!,
			weight: score.weights[o]!,
			contribution: score.weights[o]! * (level - score.expected[o]!),
		})),
		total: score.score,
		se: score.se,
		clipped: score.clipped,
	};
}

function dimensionScores({ dimensions }: PreparedPanel, { scorer }: Scored) {
	return Object.fromEntries(
		dimensions.map(({ id }) => {
			const { score, se } = scorer.score(new Map([[id, 1]]));
			return [id, { T: score, se }];
		}),
	);
}

function floorsOf({ file, weights }: PreparedPanel, { scorer }: Scored) {
	return file.dims
		.filter((dimension) => dimension.critical && weights.has(dimension.id))
		.map((dimension): { dimensionId: string; floor: number } & Estimate => {
			const { score, se } = scorer.score(new Map([[dimension.id, 1]]));
			return { dimensionId: dimension.id, floor: floorOf(dimension), score, se };
		});
}

/** One candidate's decision with severities estimated. */
export function decisionOf(panel: PreparedPanel, id: string) {
	return decision(panel, id, scoreOf(panel, id, 'severity', 'snapshot'));
}

function decision(panel: PreparedPanel, id: string, scored: Scored) {
	const { file } = panel;
	const observed = observedOf(panel, id);
	const floors = floorsOf(panel, scored);
	const gates = gatesOf({ redFlags: file.red_flags, observed, floors }, file.policy);
	const { score, se } = scored.score;
	const { status, band, reasons } = decide(gates, { score, se }, file.policy);
	const probability = probabilities({ score, se }, file.policy);
	return {
		status,
		band,
		reasons: reasons.map(reasonKey),
		provisional: file.pending > 0,
		T: score,
		se,
		ci90: [score - intervalFactor * se, score + intervalFactor * se],
		pBar: probability.bar,
		pStrong: probability.strongBar,
		pStrongNo: probability.strongNoBar,
		coverage: observed.coverage,
		raw: observed.raw,
		nRaters: observed.raters,
		floors: gates.flatMap((gate) =>
			gate.code === 'CRITICAL_FLOOR' && 'probability' in gate
				? [{ dim: gate.dimensionId, floor: gate.floor, T: gate.score, se: gate.se, pFail: gate.probability }]
				: [],
		),
	};
}

function robustnessPart({ dimensions, file }: PreparedPanel, { ratings, scorer }: Scored) {
	const result = robustness(dimensions, ratings, scorer, file.policy);
	return {
		dim_scores: result.dimensionScores,
		S: result.sum,
		band: result.band,
		kappa,
		same_side_of_bar: result.sameSideOfBar,
		flip_tv: {
			S: result.sum,
			tv: result.smallestShift.share,
			moves: result.smallestShift.moves.map(({ from, to, share }) => [from, to, share]),
		},
		flip_l2: { S: result.sum, l2: result.smallestChange.distance, delta: result.smallestChange.change },
		equal_weights_S: result.equalWeights,
		leave_one_rater_out: result.withoutRater.map(({ raterId, score, se, band, delta }) => ({
			rater: raterId,
			T: score,
			se,
			band,
			delta,
		})),
		leave_one_dim_out: result.withoutDimension.map(({ dimensionId, score }) => ({
			dim: dimensionId,
			S: score,
		})),
	};
}

function comparison({ severity, dimensions }: PreparedPanel) {
	const { candidateIds, scores, covariance, superiority, expectedRanks } = compareCandidates(
		severity,
		dimensions,
	);
	return {
		candidates: candidateIds,
		T: scores,
		cov: covariance,
		p_superior: superiority,
		expected_rank: expectedRanks,
	};
}

function calibration({ severity, weights }: PreparedPanel) {
	const { panel, estimate, covariance, size } = severity;
	return {
		raters: calibrationReport(severity, () => weights).map(raterPart),
		dim_means: Object.fromEntries(panel.dimensionIds.map((id, d) => [id, estimate[d]!])),
		dim_means_se: Object.fromEntries(
			panel.dimensionIds.map((id, d) => [id, Math.sqrt(covariance[d * size + d]!)]),
		),
	};
}

function raterPart(report: RaterReport) {
	return {
		rater: report.raterId,
		n_scorecards: report.cards,
		n_ratings: report.ratings,
		severity: report.severity,
		se: report.se,
		reliability: report.reliability,
		p_lenient: report.pLenient,
		p_severe: report.pSevere,
		outfit: report.outfit,
		straightline: report.straightLining,
		...(report.halo && { halo_ratio: report.halo.ratio, halo_df: report.halo.df, halo_p: report.halo.p }),
		flag: report.flag,
	};
}
