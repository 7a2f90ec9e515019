import { leastCandidates } from '#lib/domain/report/agreement.ts';
import { agreementOverTime, type Quarter } from '#lib/domain/report/agreement-over-time.ts';
import { type Cell, cellsOf } from '#lib/domain/report/cells.ts';
import { type DecisionStudy, decisionStudy, panelsAsMet } from '#lib/domain/report/enough-interviewers.ts';
import { raterPairs } from '#lib/domain/report/rater-pairs.ts';
import { calibrationKey } from '#lib/domain/recommendation/calibration.ts';
import { scaleEnd } from '#lib/domain/recommendation/scale-end.ts';
import { type KappaSpread, kappaSpread } from '#lib/domain/report/kappa-spread.ts';
import type { PanelErrors } from '#lib/domain/statistics/panel-dependability.ts';
import { connectedComponents } from '#lib/domain/statistics/components.ts';
import { can } from '#lib/domain/permissions/can.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import type { Tx } from '#lib/server/db/database.ts';
import * as policies from '#lib/server/db/policies.ts';
import * as reportMembers from '#lib/server/db/report-members.ts';
import type { ReportRating } from '#lib/server/db/report-ratings.ts';
import type { VarianceSource } from '#lib/server/workflows/reports/variance-in-use.ts';

/** The newest opened debriefs, as many as a report takes in. */
export const mostDebriefs = 2000;
const mostPairs = 50;

export type PairsView = {
	/** How many have enough cells in common, and how many met without. */
	enough: number;
	tooFew: number;
	/** Where there are enough pairs to be told without a name. */
	spread: KappaSpread | null;
	/** A calibration owner's alone; the most cells first. */
	named:
		{ names: [string, string]; cells: number; kappa: number | null; standardError: number | null }[] | null;
};

/** Groups of interviewers who share no candidate, largest first; null where there is one, or severity is kept unsaid. */
export type PoolsView = { interviewers: number; candidates: number; names: string[] | null }[] | null;

export type ReliabilityView = {
	counts: { debriefs: number; ratings: number; interviewers: number };
	/** Older debriefs were left out, so that the page stays quick. */
	isCapped: boolean;
	source: VarianceSource;
	study: DecisionStudy | null;
	met: { interviewers: number; reliability: number } | null;
	quarters: Quarter[];
	pairs: PairsView;
	pools: PoolsView;
	/** Levels crowd at one end of the scale, where the model fits less well. */
	crowded: 'high' | 'low' | null;
};

export function cellsOfRows(rows: readonly ReportRating[]): Cell[] {
	return cellsOf(
		rows.map((row) => ({
			candidateId: row.applicationId,
			raterId: row.raterId,
			dimensionId: calibrationKey(row.roleId, row.dimensionName),
			level: row.level,
			openedAt: row.openedAt,
		})),
	);
}

/** What a role's and the organization's report have in common. `rows` are those that the actor may read. */
export async function reliabilityOf(
	tx: Tx,
	actor: SignedIn,
	rows: readonly ReportRating[],
	cells: readonly Cell[],
	basis: { source: VarianceSource; errors: PanelErrors | null; debriefs: number },
): Promise<ReliabilityView> {
	const debriefs = new Set(rows.map(({ applicationId }) => applicationId)).size;
	const raterIds = [...new Set(rows.map(({ raterId }) => raterId))];
	const met = rows.map(({ applicationId, raterId }) => [applicationId, raterId] as const);
	const mayName = can(actor, { action: 'manage_calibration' });
	const members = mayName ? await reportMembers.named(tx, raterIds) : [];
	const names = new Map(members.map(({ id, name }) => [id, name]));
	const { policy } = await policies.current(tx);
	return {
		counts: { debriefs, ratings: rows.length, interviewers: raterIds.length },
		isCapped: basis.debriefs > mostDebriefs,
		source: basis.source,
		study: basis.errors && decisionStudy(basis.errors),
		met: basis.errors && panelsAsMet(basis.errors, met),
		quarters: agreementOverTime(cells),
		pairs: pairsView(cells, mayName ? names : null),
		pools: policy.severity === 'off' ? null : poolsView(met, mayName ? names : null),
		crowded: crowdedAt(rows),
	};
}

function pairsView(cells: readonly Cell[], names: ReadonlyMap<string, string> | null): PairsView {
	const { pairs, tooFew } = raterPairs(cells);
	const nameOf = (id: string) => names?.get(id) ?? '';
	return {
		enough: pairs.length,
		tooFew,
		spread: kappaSpread(pairs.flatMap(({ kappa }) => (kappa === null ? [] : [kappa]))),
		named:
			names &&
			pairs
				.toSorted((a, b) => b.cells - a.cells)
				.slice(0, mostPairs)
				.map(({ raterIds: [first, second], ...figures }) => ({
					names: [nameOf(first), nameOf(second)],
					...figures,
				})),
	};
}

function poolsView(
	met: Iterable<readonly [candidateId: string, raterId: string]>,
	names: ReadonlyMap<string, string> | null,
): PoolsView {
	const pools = connectedComponents(met);
	if (pools.length < 2) return null;
	return pools
		.map(({ candidates, interviewers }) => ({
			interviewers: interviewers.length,
			candidates: candidates.length,
			names: names && interviewers.map((id) => names.get(id) ?? '').sort((a, b) => a.localeCompare(b, 'en')),
		}))
		.sort((a, b) => b.interviewers - a.interviewers || b.candidates - a.candidates);
}

function crowdedAt(rows: readonly ReportRating[]): ReliabilityView['crowded'] {
	// The mean of one or two candidates would tell their levels to a reader who has yet to open the notes.
	if (new Set(rows.map(({ applicationId }) => applicationId)).size < leastCandidates) return null;
	return scaleEnd(rows.reduce((sum, { level }) => sum + level, 0) / rows.length);
}
