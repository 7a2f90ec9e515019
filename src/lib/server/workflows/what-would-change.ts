import { createHash } from 'node:crypto';
import { setImmediate as others } from 'node:timers/promises';
import { can } from '#lib/domain/permissions/can.ts';
import type { Policy } from '#lib/domain/policy/policy.ts';
import type { Calibration } from '#lib/domain/recommendation/calibration.ts';
import type { PanelData } from '#lib/domain/recommendation/panel.ts';
import type { Band, RecommendationStatus } from '#lib/domain/recommendation/verdict.ts';
import { headline, type Verdict } from '#lib/domain/recommendation/words.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import * as snapshots from '#lib/server/db/calibration-snapshots.ts';
import { asActor, asSystemWithin, type Db, type Tx } from '#lib/server/db/database.ts';
import { loadPanels } from '#lib/server/db/panels.ts';
import * as policies from '#lib/server/db/policies.ts';
import * as undecided from '#lib/server/db/undecided.ts';
import { forbidden } from '#lib/server/errors.ts';
import { calibrationOf } from '#lib/server/workflows/calibration/prepared.ts';
import { recommendPanel } from '#lib/server/workflows/recompute.ts';
import { type ToldFigures, toldFigures } from '#lib/server/workflows/told-figures.ts';

/** More than this many, newest first, are not looked at. */
const MOST = 2_000;
/** More than this many are counted, not listed. */
const LISTED = 200;
/** Applications between two turns of the event loop, so that a preview holds nobody up. */
const AT_ONCE = 10;

/** What is left out stays as it is in force. `calibration: null` stands for the defaults. */
export type Change = { policy?: Policy; calibration?: Calibration | null };

export type VerdictView = {
	status: RecommendationStatus;
	band: Band | null;
	words: string;
	/** Not clipped to the scale. */
	score: number | null;
};

export type ChangedApplication = {
	applicationId: string;
	candidateName: string;
	jobId: string;
	jobTitle: string;
	before: VerdictView;
	after: VerdictView;
};

export type WhatWouldChange = {
	/** Applications of open jobs that no debrief froze and whose figures the reader may see. */
	compared: number;
	/** There are more of them, older than those. */
	hasMore: boolean;
	/** Figures of others are kept from the reader for now. */
	hasWithheld: boolean;
	/** Those that would stand differently: in status or band. By job, then candidate; the first 200 are listed. */
	changed: number;
	listed: ChangedApplication[];
	/** Those of the same status and band whose score would move by a tenth or more. */
	rescored: number;
	/** A hash of who would stand how: the same as long as the same would change. */
	outcome: string;
};

/**
 * What a change would alter in the recommendations of open jobs, over what the reader may see and nothing else. Nothing is
 * saved. Opened debriefs keep what was frozen and take no part.
 */
export async function previewRecommendations(
	db: Db,
	actor: SignedIn,
	change: Change,
): Promise<WhatWouldChange> {
	if (change.policy && !can(actor, { action: 'manage_settings' })) throw forbidden();
	if (change.calibration !== undefined && !can(actor, { action: 'manage_calibration' })) throw forbidden();
	const { found, panels, calibration, hasMore, hasWithheld } = await asActor(db, actor, (tx) =>
		standingNow(tx, actor, change),
	);

	const all: ChangedApplication[] = [];
	let rescored = 0;
	for (const [place, application] of found.entries()) {
		const panel = panels.get(application.id);
		if (!panel) continue;
		if (place % AT_ONCE === AT_ONCE - 1) await others();
		const { result } = recommendPanel(changed(panel, change, calibration), calibration);
		const before = application.verdict;
		if (before.status !== result.status || before.band !== result.band) {
			const told = toldFigures(can(actor, { action: 'view_job_weights', job: application }));
			const names = new Map(panel.dimensions.map(({ id, name }) => [id, name]));
			all.push({
				applicationId: application.id,
				candidateName: application.candidateName,
				jobId: application.jobId,
				jobTitle: application.jobTitle,
				before: verdictView(before, names, told),
				after: verdictView(result, names, told),
			});
		} else if (movesByATenth(before.score, result.score)) rescored += 1;
	}
	all.sort(
		(a, b) =>
			byName.compare(a.jobTitle, b.jobTitle) ||
			a.jobId.localeCompare(b.jobId) ||
			byName.compare(a.candidateName, b.candidateName),
	);
	return {
		compared: found.length,
		hasMore,
		hasWithheld,
		changed: all.length,
		listed: all.slice(0, LISTED),
		rescored,
		outcome: outcomeOf(all),
	};
}

function outcomeOf(all: readonly ChangedApplication[]): string {
	const verdicts = all.map(({ applicationId, before, after }) => [
		applicationId,
		[before.status, before.band],
		[after.status, after.band],
	]);
	return createHash('sha256').update(JSON.stringify(verdicts)).digest('hex');
}

const byName = new Intl.Collator('en', { sensitivity: 'base', numeric: true });

async function standingNow(tx: Tx, actor: SignedIn, change: Change) {
	const { policy } = await policies.current(tx);
	const reader = undecidedReader(actor, policy);
	const newest = await undecided.newest(tx, reader, MOST + 1);
	const found = newest.slice(0, MOST).filter((application) => maySee(actor, application));
	const hasWithheld = await undecided.anyWithheld(tx, reader);
	return asSystemWithin(tx, actor, async (system) => ({
		found,
		hasMore: newest.length > MOST,
		hasWithheld,
		panels: await loadPanels(
			system,
			found.map(({ id }) => id),
		),
		calibration:
			change.calibration === undefined
				? await calibrationOf(system, (await snapshots.currentReference(system)) ?? null)
				: change.calibration,
	}));
}

/** As the reader of lists: what row-level security does not say of jobs and of evidence first. */
export function undecidedReader(
	actor: SignedIn,
	inForce: Pick<Policy, 'evidenceFirst'>,
): undecided.UndecidedReader {
	return {
		memberId: actor.memberId,
		reachesAll: can(actor, { action: 'list_applications', job: { access: [], confidential: false } }),
		mustReview: inForce.evidenceFirst === 'require',
	};
}

function maySee(actor: SignedIn, { access, confidential, onPanel }: undecided.Undecided): boolean {
	const application = { job: { access, confidential }, onPanel, owesApplication: false, ownFile: false };
	return can(actor, { action: 'view_recommendation', application });
}

function changed(panel: PanelData, { policy }: Change, calibration: Calibration | null): PanelData {
	return {
		...panel,
		policy: policy ?? panel.policy,
		calibration: calibration && { snapshotId: calibration.snapshotId, dataHash: calibration.dataHash },
	};
}

function verdictView(
	verdict: Verdict & { score: number | null },
	names: ReadonlyMap<string, string>,
	told: ToldFigures,
): VerdictView {
	const { status, band, score } = verdict;
	return { status, band, words: headline(verdict, names), score: score === null ? null : told.score(score) };
}

function movesByATenth(before: number | null, after: number | null): boolean {
	return before !== null && after !== null && Math.abs(after - before) >= 0.1 - 1e-9;
}
