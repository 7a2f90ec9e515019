import { type Agreement, agreementOf } from '#lib/domain/report/agreement.ts';
import type { Cell } from '#lib/domain/report/cells.ts';
import { can } from '#lib/domain/permissions/can.ts';
import { calibrationKey } from '#lib/domain/recommendation/calibration.ts';
import { panelErrors } from '#lib/domain/statistics/panel-dependability.ts';
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
import { requireRole } from '#lib/server/workflows/role-access.ts';

export type DimensionRow = Agreement & {
	name: string;
	/** 0 to 1 in the newest version; null where that has the dimension no more. */
	weight: number | null;
};

export type RoleReliabilityView = ReliabilityView & {
	role: { id: string; title: string };
	dimensions: DimensionRow[];
	/** The ratings are those of the reader's own jobs alone. */
	ownJobsOnly: boolean;
};

export async function viewRoleReliability(
	db: Db,
	actor: SignedIn,
	roleId: string,
): Promise<RoleReliabilityView> {
	return asActor(db, actor, async (tx) => {
		const { role } = await requireRole(tx, actor, roleId);
		const { jobs, access, debriefs } = await readableJobs(tx, actor, role.id);
		if (!can(actor, { action: 'view_role_reports', anyJobAccess: access })) {
			throw forbidden('Reports of a role are for those who run its jobs.');
		}
		const rows = await reportRatings.ofJobs(
			tx,
			jobs.map(({ id }) => id),
			mostDebriefs,
		);
		const cells = cellsOfRows(rows);
		const scored = await reportJobs.scoredDimensions(tx, [role.id]);
		const { variance, source } = await varianceInUse(tx, actor);
		const errors = panelErrors(
			variance,
			newestOf(scored).map(({ weight }) => weight),
		);
		return {
			role: { id: role.id, title: role.title },
			dimensions: dimensionRows(scored, cells),
			ownJobsOnly: !can(actor, { action: 'view_organization_reports' }),
			...(await reliabilityOf(tx, actor, rows, cells, { source, errors, debriefs })),
		};
	});
}

/** The dimensions of the newest version, in its order. */
export function newestOf(scored: readonly reportJobs.ScoredDimension[]): reportJobs.ScoredDimension[] {
	return scored.filter(({ number }) => number === scored[0]?.number);
}

/** Those of the newest version in its order, then older ones that somebody rated. */
export function dimensionRows(
	scored: readonly reportJobs.ScoredDimension[],
	cells: readonly Cell[],
): DimensionRow[] {
	const total = newestOf(scored).reduce((sum, { weight }) => sum + weight, 0);
	const byKey = Map.groupBy(cells, ({ dimensionId }) => dimensionId);
	const rows = new Map<string, DimensionRow>();
	for (const dimension of scored) {
		const key = calibrationKey(dimension.roleId, dimension.name);
		const own = byKey.get(key) ?? [];
		const isNewest = dimension.number === scored[0]?.number;
		if (rows.has(key) || (!isNewest && own.length === 0)) continue;
		rows.set(key, {
			name: dimension.name,
			weight: isNewest ? dimension.weight / total : null,
			...agreementOf(own),
		});
	}
	return [...rows.values()];
}
