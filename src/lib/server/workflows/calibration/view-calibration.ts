import { figuresOf, type VarianceFigures } from '#lib/domain/calibration/comparison.ts';
import { isEnough } from '#lib/domain/calibration/enough.ts';
import { standsStill } from '#lib/domain/calibration/standstill.ts';
import type { RunView } from '#lib/domain/calibration/run-view.ts';
import { defaultVariance } from '#lib/domain/recommendation/model/variance.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import * as adoptions from '#lib/server/db/calibration-adoptions.ts';
import * as ratings from '#lib/server/db/calibration-ratings.ts';
import * as runs from '#lib/server/db/calibration-runs.ts';
import * as snapshots from '#lib/server/db/calibration-snapshots.ts';
import { asActor, asSystemWithin, type Db, type Tx } from '#lib/server/db/database.ts';
import { requireCalibrationOwner } from './owner.ts';
import { requireSnapshot } from './require-snapshot.ts';

const SHOWN = 20;

export type Adoption = {
	number: number;
	/** Null: back to the defaults. */
	snapshot: { id: string; number: number } | null;
	adoptedAt: Date;
	adoptedBy: string;
	reason: string;
};

export type CalibrationView = {
	/** Null where nothing was ever adopted: the defaults are in use. */
	inUse: Adoption | null;
	/** Of what is in use. */
	figures: VarianceFigures;
	/** What a fit could rest on today. */
	evidence: { ratings: number; candidates: number; raters: number };
	enough: boolean;
	/** Newest first. */
	runs: RunView[];
	adoptions: Adoption[];
};

export async function viewCalibration(db: Db, actor: SignedIn, now: Date): Promise<CalibrationView> {
	requireCalibrationOwner(actor);
	return asActor(db, actor, async (tx) => {
		const adopted = await newestAdoptions(tx);
		const inUse = adopted[0] ?? null;
		const snapshot = inUse?.snapshot ? await snapshots.find(tx, inUse.snapshot.id) : undefined;
		const evidence = await asSystemWithin(tx, actor, (system) => ratings.count(system));
		return {
			inUse,
			figures: figuresOf(snapshot?.variance ?? defaultVariance),
			evidence,
			enough: isEnough(evidence),
			runs: (await runs.newest(tx, SHOWN)).map((row) => runView(row, now)),
			adoptions: adopted,
		};
	});
}

export type SnapshotView = {
	id: string;
	number: number;
	createdAt: Date;
	dataHash: string;
	engineVersion: string;
	softwareVersion: string;
	counts: { ratings: number; candidates: number; raters: number; dimensions: number };
	figures: VarianceFigures;
	inUse: boolean;
	/** What recommendations rest on now, beside it; for the snapshot in use, the defaults (null). */
	beside: { snapshot: { id: string; number: number } | null; figures: VarianceFigures };
	/** The number of the adoption in force. */
	basedOn: number;
	setAside: { at: Date; by: string; reason: string } | null;
};

export async function viewSnapshot(db: Db, actor: SignedIn, snapshotId: string): Promise<SnapshotView> {
	return asActor(db, actor, async (tx) => {
		const snapshot = await requireSnapshot(tx, actor, snapshotId);
		const current = await adoptions.current(tx);
		const inUse = current.snapshotId === snapshot.id;
		const other =
			inUse || current.snapshotId === null ? undefined : await snapshots.find(tx, current.snapshotId);
		const aside = await adoptions.settingAsideOf(tx, snapshot.id);
		return {
			id: snapshot.id,
			number: snapshot.number,
			createdAt: snapshot.createdAt,
			dataHash: snapshot.dataHash,
			engineVersion: snapshot.engineVersion,
			softwareVersion: snapshot.softwareVersion,
			counts: {
				ratings: snapshot.ratingCount,
				candidates: snapshot.candidateCount,
				raters: snapshot.raterCount,
				dimensions: snapshot.dimensionCount,
			},
			figures: figuresOf(snapshot.variance),
			inUse,
			beside: {
				snapshot: other ? { id: other.id, number: other.number } : null,
				figures: figuresOf(other?.variance ?? defaultVariance),
			},
			basedOn: current.number,
			setAside: aside ? { at: aside.setAsideAt, by: aside.setAsideBy, reason: aside.reason } : null,
		};
	});
}

async function newestAdoptions(tx: Tx): Promise<Adoption[]> {
	const rows = await adoptions.newest(tx, SHOWN);
	return rows.map((row) => ({
		number: row.number,
		snapshot: snapshotOf(row),
		adoptedAt: row.adoptedAt,
		adoptedBy: row.adoptedBy,
		reason: row.reason,
	}));
}

function runView(row: Awaited<ReturnType<typeof runs.newest>>[number], now: Date): RunView {
	const { ratings: rated, candidates, raters } = row;
	// Whoever asks for the next fit ends it.
	const isGivenUp = row.finishedAt === null && standsStill(row.updatedAt, now);
	return {
		id: row.id,
		state: isGivenUp ? 'failed' : row.state,
		askedAt: row.askedAt,
		askedBy: row.askedBy,
		iterations: row.iterations,
		evidence:
			rated === null || candidates === null || raters === null
				? null
				: { ratings: rated, candidates, raters },
		failure: isGivenUp ? 'ABANDONED' : row.failure,
		snapshot: snapshotOf(row),
	};
}

function snapshotOf(row: { snapshotId: string | null; snapshotNumber: number | null }) {
	if (row.snapshotId === null || row.snapshotNumber === null) return null;
	return { id: row.snapshotId, number: row.snapshotNumber };
}
