import { rankApplications, type RankingRow } from '#lib/domain/recommendation/ranking.ts';
import { tolerance } from '#lib/domain/recommendation/gates.ts';
import { headline, reasonSentence } from '#lib/domain/recommendation/words.ts';
import type { DimensionNames } from '#lib/domain/scorecard/names.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { asActor, type Db } from '#lib/server/db/database.ts';
import * as policies from '#lib/server/db/policies.ts';
import * as standings from '#lib/server/db/standings.ts';
import { requireJob } from '#lib/server/workflows/access.ts';
import { pageOf } from '#lib/server/workflows/paging.ts';
import { readRankingStart, writeRankingStart } from '#lib/server/workflows/rank-applications-key.ts';

const PAGE = 50;

const groupCodes = ['ranked', 'insufficient', 'hold', 'stopped', 'ready', 'none'] as const;

/**
 * A job's applications for one reader, fifty at a time. Every rank, order and count is over what this reader may see;
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
		await requireJob(tx, actor, jobId, 'list_applications');
		const after = readRankingStart(page.after ?? null);
		const { policy } = await policies.current(tx);
		const reader = { jobId, memberId: actor.memberId, mustReview: policy.evidenceFirst === 'require' };
		const names = await standings.dimensionNamesOf(tx, jobId);
		const due = await standings.dueOf(tx, jobId, actor.memberId);

		const rated = await standings.rated(tx, reader, after, PAGE + 1);
		const unrated = await standings.unrated(tx, reader, after, PAGE + 1 - rated.length);
		const found: Entry[] = [
			...rated.map((row) => ({ id: row.id, group: row.group, rated: row })),
			...unrated.map((row) => ({ ...row, rated: null })),
		];
		const { shown, last } = pageOf(found, PAGE);
		const details = await standings.detailsOf(
			tx,
			jobId,
			found.map(({ id }) => id),
		);
		const detailsById = new Map(details.map((row) => [row.id, row]));

		const ranked = rated.filter(({ group }) => group === standings.groups.ranked);
		const first = ranked[0] ? startOf(ranked[0]) : null;
		const ahead = first && (await standings.before(tx, reader, first, tolerance));
		const counts = await standings.counts(tx, reader);
		const ranks = ranksOf(ranked, detailsById, ahead ?? { better: 0, before: 0 });

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
				rank: ranks.get(entry.id) ?? null,
				figures: entry.rated && figures(entry.rated, names),
			});
		}
		const inOrder = [...ranks.keys(), ...shown.map(({ id }) => id)];
		return {
			jobId,
			due: dueByApplication(due, after === null),
			groups: groupCodes.flatMap((code) => {
				const group = standings.groups[code];
				const own = new Set(shown.flatMap((entry) => (entry.group === group ? [entry.id] : [])));
				const listed = [...new Set(inOrder)].flatMap((id) => (own.has(id) ? (rows.get(id) ?? []) : []));
				const count = counts.find((one) => one.group === group)?.count ?? null;
				return listed.length === 0 ? [] : [{ code, count, rows: listed }];
			}),
			isFirst: after === null,
			next: last && writeRankingStart(startOf(last.rated ?? last)),
		};
	});
}

type Entry = { id: string; group: standings.Group; rated: standings.Rated | null };

function startOf(entry: {
	id: string;
	group: standings.Group;
	score?: number | null;
}): standings.RankingStart {
	return { group: entry.group, score: entry.score ?? 0, id: entry.id };
}

export type RankingRowView = {
	applicationId: string;
	candidateName: string;
	stageName: string;
	owedBy: string[];
	decision: standings.RankingDetails['decision'];
	rank: { place: number; tied: boolean } | null;
	figures: ReturnType<typeof figures> | null;
};

function figures(entry: standings.Rated, names: DimensionNames) {
	const { status, band, score, raw, coverage, raters, provisional } = entry;
	const reasons = entry.reasons.map((reason) => reasonSentence(reason, names));
	return {
		status,
		band,
		words: headline(entry, names),
		score,
		raw,
		coverage,
		raters,
		provisional,
		reasons,
	};
}

/**
 * The place of each application of this page among all that the reader may see. The page's first may share its place
 * with some of the page before, and its last with the one that was read beyond it.
 */
function ranksOf(
	ranked: standings.Rated[],
	details: ReadonlyMap<string, standings.RankingDetails>,
	{ better, before }: { better: number; before: number },
): Map<string, { place: number; tied: boolean }> {
	const firstPlace = better + 1;
	const rows = ranked.map(({ id, score }): RankingRow => ({
		id,
		name: details.get(id)?.candidateName ?? '',
		standing: { kind: 'visible', status: 'RECOMMENDED', score: score ?? 0 },
	}));
	return new Map(
		rankApplications(rows).ranked.map(({ rank, tied, row }) => [
			row.id,
			rank === 1 ? { place: firstPlace, tied: tied || firstPlace <= before } : { place: before + rank, tied },
		]),
	);
}

/** A grading gives no link: it would tell whose work the pseudonym stands for. */
function dueByApplication(due: standings.Due[], isFirst: boolean) {
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
