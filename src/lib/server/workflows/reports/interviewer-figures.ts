import { createHash } from 'node:crypto';
import { calibrationKey, calibrationRatings } from '#lib/domain/recommendation/calibration.ts';
import { calibrationReport, type RaterReport } from '#lib/domain/recommendation/model/calibration-report.ts';
import { ratingPanel } from '#lib/domain/recommendation/model/ratings.ts';
import { solveSystem } from '#lib/domain/recommendation/model/system.ts';
import { defaultMeanPrior, type VarianceComponents } from '#lib/domain/recommendation/model/variance.ts';
import { type InterviewerFigures, interviewerFigures } from '#lib/domain/report/interviewer-figures.ts';
import { connectedComponents } from '#lib/domain/statistics/components.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { asSystemWithin, type Tx } from '#lib/server/db/database.ts';
import * as policies from '#lib/server/db/policies.ts';
import * as reportJobs from '#lib/server/db/report-jobs.ts';
import * as reportRatings from '#lib/server/db/report-ratings.ts';
import { varianceInUse, type VarianceSource } from '#lib/server/workflows/reports/variance-in-use.ts';

/** The newest opened debriefs, as many as one request can afford to solve. */
export const mostDebriefs = 400;

export type InterviewerBasis = {
	figures: Map<string, InterviewerFigures>;
	source: VarianceSource;
	debriefs: number;
	pools: number;
	severityUnsaid: boolean;
};

/**
 * Every interviewer's figures from the organization's opened debriefs, without those of applications on which this reader
 * still owes a scorecard. They are the system's figures: the caller picks those that the reader may see.
 */
export async function interviewerBasis(tx: Tx, actor: SignedIn): Promise<InterviewerBasis> {
	const { policy } = await policies.current(tx);
	const { variance, source } = await varianceInUse(tx, actor);
	const rows = await asSystemWithin(tx, actor, (system) =>
		reportRatings.ofOrganization(system, mostDebriefs),
	);
	const scored = await reportJobs.scoredDimensions(tx, [...new Set(rows.map(({ roleId }) => roleId))]);
	const pools = connectedComponents(rows.map(({ applicationId, raterId }) => [applicationId, raterId]));
	const severityUnsaid = policy.severity === 'off';
	return {
		figures: interviewerFigures(reportsOf(rows, scored, variance), pools, { severity: !severityUnsaid }),
		source,
		debriefs: new Set(rows.map(({ applicationId }) => applicationId)).size,
		pools: pools.length,
		severityUnsaid,
	};
}

/** Solving takes longer than reading, and seldom do the ratings differ from those of the request before. */
const kept = new Map<string, RaterReport[]>();
const mostKept = 8;

function reportsOf(
	rows: readonly reportRatings.ReportRating[],
	scored: readonly reportJobs.ScoredDimension[],
	variance: VarianceComponents,
): RaterReport[] {
	const ratings = calibrationRatings(rows);
	const versionOf = new Map(rows.map(({ applicationId, roleVersionId }) => [applicationId, roleVersionId]));
	const weights = weightsByVersion(scored);
	const basis = JSON.stringify([variance, ratings, [...versionOf].sort(), [...weights.keys()].sort()]);
	const hash = createHash('sha256').update(basis).digest('hex');
	const known = kept.get(hash);
	if (known) return known;
	if (ratings.length === 0) return [];
	const model = { mode: 'severity', variance, meanPrior: defaultMeanPrior } as const;
	const system = solveSystem(ratingPanel(ratings), model);
	if (!system) throw new RangeError('The variances in use leave the model without a solution.');
	const reports = calibrationReport(
		system,
		(candidateId) => weights.get(versionOf.get(candidateId) ?? '') ?? new Map<string, number>(),
	);
	kept.set(hash, reports);
	const [oldest] = kept.keys();
	if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
	return reports;
}

function weightsByVersion(scored: readonly reportJobs.ScoredDimension[]): Map<string, Map<string, number>> {
	const weights = new Map<string, Map<string, number>>();
	for (const { roleId, roleVersionId, name, weight } of scored) {
		const own = weights.get(roleVersionId) ?? new Map<string, number>();
		weights.set(roleVersionId, own.set(calibrationKey(roleId, name), weight));
	}
	return weights;
}
