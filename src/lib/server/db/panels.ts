import { sql } from 'kysely';
import type { PanelData } from '#lib/domain/recommendation/panel.ts';
import { currentReference } from './calibration-snapshots.ts';
import type { Tx } from './database.ts';
import * as policies from './policies.ts';

/** What counts of one application, on each basis, with the policy and the calibration snapshot in force. */
export type Panels = { jobId: string; independent: PanelData; asRevised: PanelData };

/** The panels of independent scorecards alone. Ask as the system. */
export async function loadPanels(tx: Tx, applicationIds: readonly string[]): Promise<Map<string, PanelData>> {
	const both = await loadBothPanels(tx, applicationIds);
	return new Map([...both].map(([id, { independent }]) => [id, independent]));
}

/**
 * Everything that the recommendations of these applications rest on, in a fixed number of statements. Ask as the system:
 * a member who still owes a scorecard would be given an incomplete panel without an error.
 */
export async function loadBothPanels(
	tx: Tx,
	applicationIds: readonly string[],
): Promise<Map<string, Panels>> {
	const applications = await placesOf(tx, applicationIds);
	const dimensions = await dimensionsOf(tx, [...new Set(applications.map((one) => one.roleVersionId))]);
	const redFlags = await redFlagsOf(tx, applicationIds);
	const scorecards = await scorecardsOf(tx, applicationIds);
	const { version, policy } = await policies.current(tx);
	const calibration = await currentReference(tx);
	return new Map(
		applications.map(({ id, jobId, roleId, roleVersionId }) => {
			const own = scorecards.get(id) ?? [];
			const panel = (basis: 'independent' | 'asRevised'): PanelData => ({
				applicationId: id,
				roleId,
				calibration: calibration ?? null,
				dimensions: dimensions.get(roleVersionId) ?? [],
				scorecards: own.map((scorecard) => ({
					id: scorecard.id,
					raterId: scorecard.raterId,
					excluded: scorecard.excluded,
					...scorecard[basis],
				})),
				pending: own.filter((scorecard) => scorecard.owed).length,
				redFlags: redFlags.get(id) ?? [],
				policy,
				policyVersion: String(version),
				roleVersionId,
			});
			return [id, { jobId, independent: panel('independent'), asRevised: panel('asRevised') }];
		}),
	);
}

async function placesOf(tx: Tx, applicationIds: readonly string[]) {
	if (applicationIds.length === 0) return [];
	return tx
		.selectFrom('application')
		.innerJoin('job', (join) =>
			join
				.onRef('job.organizationId', '=', 'application.organizationId')
				.onRef('job.id', '=', 'application.jobId'),
		)
		.innerJoin('roleVersion', (join) =>
			join
				.onRef('roleVersion.organizationId', '=', 'job.organizationId')
				.onRef('roleVersion.id', '=', 'job.roleVersionId'),
		)
		.select(['application.id', 'application.jobId', 'job.roleVersionId', 'roleVersion.roleId'])
		.where('application.id', 'in', applicationIds)
		.execute();
}

async function dimensionsOf(tx: Tx, roleVersionIds: readonly string[]) {
	const found = new Map<string, PanelData['dimensions']>();
	if (roleVersionIds.length === 0) return found;
	const rows = await tx
		.selectFrom('dimension')
		.select(['roleVersionId', 'id', 'name', 'weight', 'critical', 'floor'])
		.where('roleVersionId', 'in', roleVersionIds)
		.orderBy('roleVersionId')
		.orderBy('position')
		.execute();
	for (const { roleVersionId, ...dimension } of rows) push(found, roleVersionId, dimension);
	return found;
}

async function redFlagsOf(tx: Tx, applicationIds: readonly string[]) {
	const found = new Map<string, PanelData['redFlags']>();
	if (applicationIds.length === 0) return found;
	const rows = await tx
		.selectFrom('redFlag')
		.select(['applicationId', 'id', 'state'])
		.where('applicationId', 'in', applicationIds)
		.execute();
	for (const { applicationId, ...flag } of rows) push(found, applicationId, flag);
	return found;
}

type Levels = Pick<PanelData['scorecards'][number], 'ratings' | 'notAssessed'>;
type LoadedScorecard = Pick<PanelData['scorecards'][number], 'id' | 'raterId' | 'excluded'> & {
	owed: boolean;
	independent: Levels;
	asRevised: Levels;
};

/**
 * Each scorecard with its newest revision, and with the newest that was made before its author could see another's; the
 * latter is what counts.
 */
async function scorecardsOf(tx: Tx, applicationIds: readonly string[]) {
	const found = new Map<string, LoadedScorecard[]>();
	if (applicationIds.length === 0) return found;
	const { rows } = await sql<{
		applicationId: string;
		id: string;
		raterId: string;
		state: 'draft' | 'submitted' | 'waived';
		shadow: boolean;
		seenOthers: boolean;
		isIndependent: boolean | null;
		isNewest: boolean | null;
		dimensionId: string | null;
		level: number | null;
	}>`
		select s.application_id, s.id, s.member_id as rater_id, s.state, s.shadow,
			s.seen_others_at is not null as seen_others,
			r.number = v.independent as is_independent, r.number = v.newest as is_newest, r.dimension_id, r.level
		from app.application a
		join app.scorecard s
			on s.organization_id = a.organization_id and s.job_id = a.job_id and s.application_id = a.id
		left join lateral (
			select max(number) as newest,
				max(number) filter (where not v.others_seen or s.seen_others_at is not null) as independent
			from app.scorecard_revision v
			where v.organization_id = s.organization_id and v.scorecard_id = s.id) v on true
		left join app.rating r on r.organization_id = s.organization_id and r.scorecard_id = s.id
			and r.number in (v.newest, v.independent)
		where a.organization_id = app.organization_id() and a.id in (${sql.join(applicationIds)})
		order by s.application_id, s.id, r.dimension_id`.execute(tx);
	let last: LoadedScorecard | undefined;
	for (const row of rows) {
		if (last?.id !== row.id) {
			last = {
				id: row.id,
				raterId: row.raterId,
				excluded: excludedFor(row),
				owed: row.state === 'draft' && !row.shadow && !row.seenOthers,
				independent: { ratings: [], notAssessed: [] },
				asRevised: { ratings: [], notAssessed: [] },
			};
			push(found, row.applicationId, last);
		}
		if (row.dimensionId === null) continue;
		if (row.isIndependent) take(last.independent, row.dimensionId, row.level);
		if (row.isNewest) take(last.asRevised, row.dimensionId, row.level);
	}
	return found;
}

function take(levels: Levels, dimensionId: string, level: number | null): void {
	if (level === null) levels.notAssessed.push(dimensionId);
	else levels.ratings.push({ dimensionId, level });
}

function excludedFor(row: { state: string; shadow: boolean; seenOthers: boolean }) {
	if (row.state === 'waived') return 'waived' as const;
	if (row.shadow) return 'shadow' as const;
	return row.seenOthers ? ('seen_others' as const) : null;
}

function push<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
	const list = map.get(key);
	if (list) list.push(value);
	else map.set(key, [value]);
}
