import { can } from '#lib/domain/permissions/can.ts';
import { averageErrors, type DecisionStudy, decisionStudy } from '#lib/domain/report/enough-interviewers.ts';
import {
	type PanelErrors,
	panelErrors,
	type PanelVariance,
} from '#lib/domain/statistics/panel-dependability.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { asActor, type Db } from '#lib/server/db/database.ts';
import * as reportJobs from '#lib/server/db/report-jobs.ts';
import * as reportRatings from '#lib/server/db/report-ratings.ts';
import { forbidden } from '#lib/server/errors.ts';
import {
	cellsOfRows,
	mostDebriefs,
	type ReliabilityView,
	reliabilityOf,
} from '#lib/server/workflows/reports/reliability.ts';
import { readableJobs } from '#lib/server/workflows/reports/report-jobs.ts';
import { varianceInUse } from '#lib/server/workflows/reports/variance-in-use.ts';
import {
	type DimensionRow,
	dimensionRows,
	newestOf,
} from '#lib/server/workflows/reports/view-role-reliability.ts';

export type OrganizationReliabilityView = ReliabilityView & {
	/** Those with an opened debrief, by title. */
	roles: {
		id: string;
		title: string;
		debriefs: number;
		study: DecisionStudy | null;
		dimensions: DimensionRow[];
	}[];
};

export async function viewOrganizationReliability(
	db: Db,
	actor: SignedIn,
): Promise<OrganizationReliabilityView> {
	if (!can(actor, { action: 'view_organization_reports' })) {
		throw forbidden('Reports of the whole organization are for admins and recruiters.');
	}
	return asActor(db, actor, async (tx) => {
		const { jobs, debriefs } = await readableJobs(tx, actor, null);
		const rows = await reportRatings.ofJobs(
			tx,
			jobs.filter((job) => job.debriefs > 0).map(({ id }) => id),
			mostDebriefs,
		);
		const cells = cellsOfRows(rows);
		const { variance, source } = await varianceInUse(tx, actor);
		const titles = new Map(jobs.map(({ roleId, roleTitle }) => [roleId, roleTitle]));
		const candidates = candidatesBy(rows, ({ roleId }) => roleId);
		const scored = await reportJobs.scoredDimensions(tx, [...candidates.keys()]);
		const roles = [...candidates].map(([id, met]) => {
			const own = scored.filter(({ roleId }) => roleId === id);
			const errors = errorsOf(variance, newestOf(own));
			return {
				id,
				title: titles.get(id) ?? '',
				debriefs: met.size,
				study: errors && decisionStudy(errors),
				dimensions: dimensionRows(own, cells),
			};
		});
		const errors = averageErrors(errorsAsWeighed(variance, rows, scored));
		return {
			roles: roles.sort((a, b) => a.title.localeCompare(b.title, 'en')),
			...(await reliabilityOf(tx, actor, rows, cells, { source, errors, debriefs })),
		};
	});
}

/** Each candidate's score by the version that the job pinned. */
function errorsAsWeighed(
	variance: PanelVariance,
	rows: readonly reportRatings.ReportRating[],
	scored: readonly reportJobs.ScoredDimension[],
): { errors: PanelErrors; candidates: number }[] {
	const met = candidatesBy(rows, ({ roleVersionId }) => roleVersionId);
	return [...met].flatMap(([roleVersionId, { size }]) => {
		const errors = errorsOf(
			variance,
			scored.filter((dimension) => dimension.roleVersionId === roleVersionId),
		);
		return errors ? [{ errors, candidates: size }] : [];
	});
}

function errorsOf(variance: PanelVariance, dimensions: readonly { weight: number }[]): PanelErrors | null {
	return panelErrors(
		variance,
		dimensions.map(({ weight }) => weight),
	);
}

function candidatesBy(
	rows: readonly reportRatings.ReportRating[],
	keyOf: (row: reportRatings.ReportRating) => string,
): Map<string, Set<string>> {
	const groups = [...Map.groupBy(rows, keyOf)];
	return new Map(groups.map(([key, own]) => [key, new Set(own.map(({ applicationId }) => applicationId))]));
}
