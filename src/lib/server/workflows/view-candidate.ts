import { can } from '#lib/domain/permissions/can.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import * as applications from '#lib/server/db/applications.ts';
import { asActor, type Db } from '#lib/server/db/database.ts';
import { requireCandidate } from '#lib/server/workflows/candidate-access.ts';

export type CandidateView = {
	id: string;
	name: string;
	email: string | null;
	addedAt: Date;
	/** Those that the reader may see, newest first. */
	applications: {
		id: string;
		jobTitle: string;
		stage: string;
		state: 'active' | 'withdrawn';
		addedAt: Date;
	}[];
};

export async function viewCandidate(db: Db, actor: SignedIn, candidateId: string): Promise<CandidateView> {
	return asActor(db, actor, async (tx) => {
		const found = await requireCandidate(tx, actor, candidateId, 'view_candidate');
		const visible = found.applications
			.filter((application) => can(actor, { action: 'view_application', application }))
			.map(({ id }) => id);
		const rows = await applications.ofCandidate(tx, found.candidate.id, visible);
		return {
			id: found.candidate.id,
			name: found.candidate.name,
			email: found.candidate.email,
			addedAt: found.candidate.createdAt,
			applications: rows.map((row) => ({
				id: row.id,
				jobTitle: row.jobTitle,
				stage: row.stageName,
				state: row.state,
				addedAt: row.createdAt,
			})),
		};
	});
}
