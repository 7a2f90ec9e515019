import { z } from 'zod';
import { can } from '#lib/domain/permissions/can.ts';
import { comparePanels, mostCompared } from '#lib/domain/recommendation/compare.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import * as comparisons from '#lib/server/db/comparisons.ts';
import { asActor, asSystemWithin, type Db, type Tx } from '#lib/server/db/database.ts';
import * as jobs from '#lib/server/db/jobs.ts';
import { loadPanels } from '#lib/server/db/panels.ts';
import * as policies from '#lib/server/db/policies.ts';
import * as rankingDetails from '#lib/server/db/ranking-details.ts';
import { notFound } from '#lib/server/errors.ts';
import { requireJob } from '#lib/server/workflows/access.ts';
import { calibrationOf } from '#lib/server/workflows/calibration/prepared.ts';
import { type ComparedApplication, comparedView } from '#lib/server/workflows/compare-applications-view.ts';
import { toldFigures } from '#lib/server/workflows/told-figures.ts';

/**
 * Applications of one job side by side, for one reader. What the reader may not see is named without any figure and
 * enters no computation; what has no band stands apart, with the reason.
 */
export async function compareApplications(
	db: Db,
	actor: SignedIn,
	jobId: string,
	applicationIds: readonly string[],
) {
	const asked = [...new Set(applicationIds)];
	const ids = asked.filter((id) => z.uuid().safeParse(id).success);
	const loaded = await asActor(db, actor, async (tx) => {
		const facts = await requireJob(tx, actor, jobId, 'list_applications');
		const told = toldFigures(can(actor, { action: 'view_job_weights', job: facts }));
		const job = await jobs.find(tx, jobId);
		if (!job) throw notFound('job');
		const { policy } = await policies.current(tx);
		const reader = { jobId, memberId: actor.memberId, mustReview: policy.evidenceFirst === 'require' };
		const dimensions = await rankingDetails.dimensionNamesOf(tx, jobId);

		const isReadable = asked.length >= 2 && asked.length <= mostCompared;
		const chosen = isReadable ? await comparisons.chosenOf(tx, reader, ids) : [];
		const shown = chosen.filter((one) => one.shown);
		const figures = await comparisons.figuresOf(
			tx,
			shown.map(({ id }) => id),
		);
		const compared = shown.flatMap(({ id, candidateName }): ComparedApplication[] => {
			const own = figures.get(id);
			return own ? [comparedView({ id, candidateName }, own, dimensions, told)] : [];
		});
		const together = compared.filter((one) => one.isComparable).map((one) => one.applicationId);
		return {
			job: { id: job.id, title: job.title },
			told,
			bar: policy.bar,
			dimensions: [...dimensions].map(([id, name]) => ({ id, name })),
			chosen,
			compared,
			panels: together.length < 2 ? null : await panelsOf(tx, actor, together),
		};
	});

	const { job, told, bar, dimensions, chosen, compared, panels } = loaded;
	// Computed after the transaction, which no one should wait for.
	const comparison = panels && comparePanels(panels.panels, panels.calibration);
	const places = new Map(comparison?.candidateIds.map((id, place) => [id, place]));
	const rankOf = (id: string) => comparison?.expectedRanks[places.get(id) ?? -1] ?? null;
	const together = compared
		.filter((one) => one.isComparable)
		.map((one) => ({ ...one, expectedRank: rankOf(one.applicationId) }))
		.sort((a, b) => (a.expectedRank ?? 0) - (b.expectedRank ?? 0))
		.map((one) => ({ ...one, expectedRank: one.expectedRank && told.score(one.expectedRank) }));
	return {
		job,
		bar,
		dimensions: dimensions.filter(({ id }) =>
			compared.some((one) => one.dimensions.some((dimension) => dimension.id === id && dimension.isScored)),
		),
		request: requestOf(asked.length),
		together,
		/** [i][j]: probability, 0 to 1, that i of `together` exceeds j; null where fewer than two stand there. */
		superiority:
			comparison &&
			together.map((row) =>
				together.map((column) =>
					told.chance(
						comparison.superiority[places.get(row.applicationId) ?? -1]?.[
							places.get(column.applicationId) ?? -1
						] ?? 0.5,
					),
				),
			),
		apart: compared.filter((one) => !one.isComparable),
		unseen: chosen.flatMap((one) =>
			one.shown ? [] : [{ applicationId: one.id, candidateName: one.candidateName, why: whyUnseen(one) }],
		),
		/** Ids that are none of this job's applications. */
		unknown: requestOf(asked.length) === 'readable' ? asked.length - chosen.length : 0,
	};
}

/** Only of applications whose recommendation the actor has just read. */
async function panelsOf(tx: Tx, actor: SignedIn, ids: readonly string[]) {
	return asSystemWithin(tx, actor, async (system) => {
		const panels = [...(await loadPanels(system, ids)).values()];
		return { panels, calibration: await calibrationOf(system, panels[0]?.calibration ?? null) };
	});
}

function requestOf(count: number): 'readable' | 'too_few' | 'too_many' {
	if (count < 2) return 'too_few';
	return count > mostCompared ? 'too_many' : 'readable';
}

/** The reader's own duty comes first: behind it nothing is told, not even that there is nothing. */
function whyUnseen({ owed, state, rated }: comparisons.Chosen): 'owed' | 'withdrawn' | 'unrated' | 'unread' {
	if (owed) return 'owed';
	if (state === 'withdrawn') return 'withdrawn';
	return rated ? 'unread' : 'unrated';
}
