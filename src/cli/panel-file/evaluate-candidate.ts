import { probabilities } from '#lib/domain/recommendation/model/bands.ts';
import { decide, gatesOf } from '#lib/domain/recommendation/model/decide.ts';
import { cardResiduals, disagreements } from '#lib/domain/recommendation/model/disagreement.ts';
import { intervalOf } from '#lib/domain/recommendation/model/interval.ts';
import type { ScoredRating } from '#lib/domain/recommendation/model/knowledge.ts';
import { kappa, robustness } from '#lib/domain/recommendation/model/robustness.ts';
import type { Estimate, Score } from '#lib/domain/recommendation/model/score.ts';
import { severityGate } from '#lib/domain/recommendation/model/severity-gate.ts';
import { observe, type Observed } from '#lib/domain/recommendation/observed.ts';
import { reasonKey } from '#lib/domain/recommendation/verdict.ts';
import { floorOf } from './panel-file.ts';
import { type PreparedPanel, type Scored, scoreOf } from './prepare-panel.ts';

/** One candidate's result with severities estimated, in the field names of the reference files. */
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
		ci90: intervalOf({ score, se }),
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
