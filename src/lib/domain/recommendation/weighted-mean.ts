import type { Policy } from '#lib/domain/policy/policy.ts';
import { checkPanel } from '#lib/domain/recommendation/check-panel.ts';
import { reaches, tolerance } from '#lib/domain/recommendation/reaches.ts';
import { decideByGates, gates } from '#lib/domain/recommendation/weighted-mean-gates.ts';
import { type Observed, observe } from '#lib/domain/recommendation/observed.ts';
import { canonicalPanel, type PanelInput } from '#lib/domain/recommendation/panel.ts';
import type { Band, Gate } from '#lib/domain/recommendation/verdict.ts';
import type { WeightedMeanRecommendation } from '#lib/domain/recommendation/weighted-mean-recommendation.ts';
import type { Trace } from '#lib/domain/recommendation/weighted-mean-recommendation.ts';

const engine = 'weighted-mean/1';

/**
 * The first engine: each dimension's mean over raters, weighted over the dimensions that were rated. It computes no
 * uncertainty, so its bands come from the score alone and it never says LEAN.
 *
 * @throws ConfigurationError where the data cannot be scored, as when no dimension has weight
 */
export function weightedMean(input: PanelInput): WeightedMeanRecommendation {
	checkPanel(input);
	const panel = { ...canonicalPanel(input), dataHash: input.dataHash };
	const observed = observe(panel);
	const allGates = gates(panel, observed);
	const verdict = decideByGates(allGates);
	const common = {
		engine,
		raw: observed.raw,
		score: observed.raw,
		coverage: observed.coverage,
		bounds: observed.bounds,
		raters: observed.raters,
		provisional: panel.pending > 0,
		dimensions: observed.dimensions.map(({ id, weight, raters, mean, sd, range }) => ({
			id,
			weight,
			n: raters.length,
			mean,
			sd,
			range,
		})),
		trace: trace(panel, observed, allGates),
	} as const;
	if (verdict.status !== 'OPEN') return { ...common, ...verdict };
	// The coverage gate fails where nothing was rated, so an open verdict always has a score.
	if (observed.raw === null) throw new Error('The gates passed a panel without any rating.');
	return {
		...common,
		status: 'RECOMMENDED',
		score: observed.raw,
		band: bandOf(observed.raw, panel.policy),
		reasons: [],
	};
}

function bandOf(score: number, policy: Policy): Band {
	if (reaches(score, policy.strongBar)) return 'STRONG_HIRE';
	if (reaches(score, policy.bar)) return 'HIRE';
	return reaches(score, policy.strongNoBar) ? 'NO_HIRE' : 'STRONG_NO_HIRE';
}

function trace(panel: PanelInput, observed: Observed, allGates: Gate[]): Trace {
	const { bar, strongBar, strongNoBar, minCoverage, quorum, minCriticalRaters, criticalFloor } = panel.policy;
	const counted = panel.scorecards.filter((scorecard) => scorecard.excluded === null);
	return {
		engine,
		policyVersion: panel.policyVersion,
		roleVersionId: panel.roleVersionId,
		dataHash: panel.dataHash,
		thresholds: {
			bar,
			strongBar,
			strongNoBar,
			minCoverage,
			quorum,
			minCriticalRaters,
			criticalFloor,
			tolerance,
		},
		rawWeightSum: observed.rawWeightSum,
		dimensions: observed.dimensions.map(({ id, rawWeight, weight, critical, floor, raters, mean }) => ({
			id,
			rawWeight,
			weight,
			critical,
			floor,
			raters,
			mean,
			weighted: mean === null ? null : weight * mean,
		})),
		rows: counted.flatMap(({ id, raterId, ratings }) =>
			ratings.map((rating) => ({ scorecardId: id, raterId, ...rating })),
		),
		notAssessed: counted.flatMap(({ id, raterId, notAssessed }) =>
			notAssessed.map((dimensionId) => ({ scorecardId: id, raterId, dimensionId })),
		),
		excluded: panel.scorecards.flatMap(({ id, raterId, excluded, ratings }) =>
			excluded === null ? [] : [{ scorecardId: id, raterId, reason: excluded, ratings }],
		),
		coveredWeight: observed.coverage,
		weightedSum: observed.weightedSum,
		score: observed.raw,
		pending: panel.pending,
		gates: allGates,
	};
}
