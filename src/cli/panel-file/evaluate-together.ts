import { calibrationReport, type RaterReport } from '#lib/domain/recommendation/model/calibration-report.ts';
import { compareCandidates } from '#lib/domain/recommendation/model/comparison.ts';
import type { PreparedPanel } from './prepare-panel.ts';

/** What is of all candidates together. */
export function evaluateTogether(panel: PreparedPanel) {
	return { comparison: comparison(panel), calibration: calibration(panel) };
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
