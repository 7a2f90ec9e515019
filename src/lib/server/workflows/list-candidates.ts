import { z } from 'zod';
import { nameKey } from '#lib/domain/candidate/candidate.ts';
import { can } from '#lib/domain/permissions/can.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import * as candidates from '#lib/server/db/candidates.ts';
import { asActor, type Db } from '#lib/server/db/database.ts';
import { forbidden } from '#lib/server/errors.ts';
import { maySeeCandidates, reachOf } from '#lib/server/workflows/candidate-access.ts';
import { pageOf } from '#lib/server/workflows/paging.ts';

const PAGE = 50;

const Start = z.tuple([z.string(), z.uuid()]);

export type CandidateListView = {
	candidates: {
		id: string;
		name: string;
		email: string | null;
		addedAt: Date;
		/** Those that the reader may see. */
		applications: number;
	}[];
	query: string;
	next: string | null;
	mayAdd: boolean;
};

/** By name. `query` is what a part of the name, or the address, begins with. */
export async function listCandidates(
	db: Db,
	actor: SignedIn,
	page: { query: string; after: string | null },
): Promise<CandidateListView> {
	return asActor(db, actor, async (tx) => {
		if (!(await maySeeCandidates(tx, actor))) throw forbidden();
		const query = page.query.trim().slice(0, 200);
		const found = await candidates.list(tx, reachOf(actor), {
			start: nameKey(query),
			after: readStart(page.after),
			limit: PAGE + 1,
		});
		const { shown, last } = pageOf(found, PAGE);
		return {
			candidates: shown.map(({ id, name, email, createdAt, applications }) => ({
				id,
				name,
				email,
				addedAt: createdAt,
				applications,
			})),
			query,
			next: last ? JSON.stringify([last.nameKey, last.id]) : null,
			mayAdd: can(actor, { action: 'manage_candidates' }),
		};
	});
}

/** What is no start of a page begins at the first. */
function readStart(after: string | null): candidates.CandidateStart | null {
	if (after === null) return null;
	try {
		const parsed = Start.safeParse(JSON.parse(after));
		return parsed.success ? { nameKey: nameKey(parsed.data[0]), id: parsed.data[1] } : null;
	} catch {
		return null;
	}
}
