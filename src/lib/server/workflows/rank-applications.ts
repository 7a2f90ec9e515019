import { can } from '#lib/domain/permissions/can.ts';
import { tolerance } from '#lib/domain/recommendation/reaches.ts';
import { placeByScore, placeByTieGroup } from '#lib/domain/recommendation/ranking.ts';
import { type Scored, tieGroups } from '#lib/domain/recommendation/tie-groups.ts';
import { headline, reasonSentence } from '#lib/domain/recommendation/words.ts';
import type { DimensionNames } from '#lib/domain/scorecard/names.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { asActor, type Db, type Tx } from '#lib/server/db/database.ts';
import * as policies from '#lib/server/db/policies.ts';
import * as rankingDetails from '#lib/server/db/ranking-details.ts';
import * as standings from '#lib/server/db/standings.ts';
import { requireJob } from '#lib/server/workflows/access.ts';
import { pageOf } from '#lib/server/workflows/paging.ts';
import { readRankingPlace, writeRankingPlace } from '#lib/server/workflows/rank-applications-key.ts';
import { type ToldFigures, toldFigures } from '#lib/server/workflows/told-figures.ts';

const PAGE = 50;

const groupCodes = ['ranked', 'earlier', 'insufficient', 'hold', 'stopped', 'ready', 'none'] as const;

/**
 * A job's applications for one reader, fifty at a time. Every tie group, order and count is over what this reader may see;
 * applications on which the reader owes a scorecard stand apart by name, on the first page, without any figure.
 * Withdrawn ones take no part.
 */
export async function rankApplicationsOfJob(
	db: Db,
	actor: SignedIn,
	jobId: string,
	page: { after?: string | null | undefined } = {},
) {
	return asActor(db, actor, async (tx) => {
		const job = await requireJob(tx, actor, jobId, 'list_applications');
		const told = toldFigures(can(actor, { action: 'view_job_weights', job }));
		const { policy } = await policies.current(tx);
		const reader = { jobId, memberId: actor.memberId, mustReview: policy.evidenceFirst === 'require' };
		const place = readRankingPlace(page.after ?? null);
		const after = place && (await standings.startAt(tx, reader, place));
		const names = await rankingDetails.dimensionNamesOf(tx, jobId);
		const due = await rankingDetails.dueOf(tx, jobId, actor.memberId);

		const rated = await standings.rated(tx, reader, after, PAGE + 1);
		const unrated = await standings.unrated(tx, reader, after, PAGE + 1 - rated.length);
		const found: Entry[] = [
			...rated.map((row) => ({ id: row.id, group: row.group, rated: row })),
			...unrated.map((row) => ({ ...row, rated: null })),
		];
		const { shown, last } = pageOf(found, PAGE);
		const details = await rankingDetails.detailsOf(
			tx,
			jobId,
			found.map(({ id }) => id),
		);
		const detailsById = new Map(details.map((row) => [row.id, row]));
		const counts = await standings.counts(tx, reader);
		const places = await placesOf(tx, reader, after, rated, detailsById);

		const rows = new Map<string, RankingRowView>();
		for (const entry of shown) {
			const of = detailsById.get(entry.id);
			if (!of) continue;
			rows.set(entry.id, {
				applicationId: entry.id,
				candidateName: of.candidateName,
				stageName: of.stageName,
				owedBy: of.owedBy,
				decision: entry.group === standings.groups.ready ? null : of.decision,
				rank: places.of.get(entry.id) ?? null,
				figures: entry.rated && figures(entry.rated, names, told),
			});
		}
		const inOrder = new Set([...places.of.keys(), ...shown.map(({ id }) => id)]);
		return {
			jobId,
			due: dueByApplication(due, after === null),
			groups: groupCodes.flatMap((code) => {
				const group = standings.groups[code];
				const own = new Set(shown.flatMap((entry) => (entry.group === group ? [entry.id] : [])));
				const listed = [...inOrder].flatMap((id) => (own.has(id) ? (rows.get(id) ?? []) : []));
				const count = counts.find((one) => one.group === group)?.count ?? null;
				const isRanked = group === standings.groups.ranked;
				return listed.length === 0
					? []
					: [
							{
								code,
								count,
								rows: listed,
								begunBefore: isRanked ? places.begunBefore : 0,
								goesOn: found.at(PAGE)?.group === group,
							},
						];
			}),
			isFirst: after === null,
			next: last && writeRankingPlace(last),
		};
	});
}

type Entry = { id: string; group: standings.Group; rated: standings.Rated | null };

export type RankingRowView = {
	applicationId: string;
	candidateName: string;
	stageName: string;
	owedBy: string[];
	decision: rankingDetails.RankingDetails['decision'];
	/** `place` is the number of the tie group; among the earlier ones, the place by score. */
	rank: { place: number; tied: boolean } | null;
	figures: ReturnType<typeof figures> | null;
};

function figures(entry: standings.Rated, names: DimensionNames, told: ToldFigures) {
	const { status, band, score, interval, raw, coverage, raters, provisional } = entry;
	const reasons = entry.reasons.map((reason) => reasonSentence(reason, names));
	return {
		status,
		band,
		words: headline(entry, names),
		score: score === null ? null : told.score(score),
		interval: interval && told.interval(interval),
		raw: raw === null ? null : told.score(raw),
		coverage: told.share(coverage),
		raters,
		provisional,
		reasons,
	};
}

/**
 * The place of each application of this page among all that the reader may see, in the order in which they are shown: by
 * tie group, or by score alone where no error is known. What was read beyond the page counts for who shares a place.
 */
async function placesOf(
	tx: Tx,
	reader: standings.Reader,
	after: standings.RankingStart | null,
	rated: readonly standings.Rated[],
	details: ReadonlyMap<string, rankingDetails.RankingDetails>,
): Promise<{ of: Map<string, { place: number; tied: boolean }>; begunBefore: number }> {
	const named = rated.map((row) => ({
		...row,
		name: details.get(row.id)?.candidateName ?? '',
		score: row.score ?? 0,
		se: row.se ?? 0,
	}));
	const ranked = named.filter(({ group }) => group === standings.groups.ranked);
	const earlier = named.filter(({ group }) => group === standings.groups.earlier);
	const [first] = named;
	// Only what the page begins with has rows of its own kind before it.
	const goesOn = (group: standings.Group) => after?.group === group && first?.group === group;
	const above: Scored[] =
		first && goesOn(standings.groups.ranked) ? await standings.above(tx, reader, first) : [];
	const ahead =
		first && goesOn(standings.groups.earlier)
			? await standings.before(tx, reader, first, tolerance)
			: { better: 0, before: 0 };
	const placed = [...placeByTieGroup(ranked, above), ...placeByScore(earlier, ahead)];
	return {
		of: new Map(placed.map(({ id, place, tied }) => [id, { place, tied }])),
		begunBefore: Math.max(0, ...tieGroups(above)),
	};
}

/** A grading gives no link: it would tell whose work the pseudonym stands for. */
function dueByApplication(due: rankingDetails.Due[], isFirst: boolean) {
	const applications = new Map<
		string,
		{
			applicationId: string;
			candidateName: string;
			stageName: string;
			scorecardIds: string[];
			grading: boolean;
		}
	>();
	if (!isFirst) return [];
	for (const { id, candidateName, stageName, scorecardId, grading } of due) {
		const entry = applications.get(id) ?? {
			applicationId: id,
			candidateName,
			stageName,
			scorecardIds: [],
			grading: false,
		};
		applications.set(id, entry);
		if (grading) entry.grading = true;
		else entry.scorecardIds.push(scorecardId);
	}
	return [...applications.values()];
}
