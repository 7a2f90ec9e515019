import { type CandidateInput, nameKey } from '#lib/domain/candidate/candidate.ts';
import { can } from '#lib/domain/permissions/can.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { record } from '#lib/server/db/audit-events.ts';
import * as candidates from '#lib/server/db/candidates.ts';
import { asActor, type Db, newId, type Tx } from '#lib/server/db/database.ts';
import { conflict, forbidden, invalid } from '#lib/server/errors.ts';
import { reachOf } from '#lib/server/workflows/candidate-access.ts';

/** `double` is the refusal's answer to an address that somebody has already; with `evenIfDouble` it is let pass. */
export type NewPerson = CandidateInput & { evenIfDouble?: boolean };

export async function addCandidate(
	db: Db,
	actor: SignedIn,
	input: NewPerson,
	now: Date,
): Promise<{ candidateId: string }> {
	if (!can(actor, { action: 'manage_candidates' })) throw forbidden();
	return asActor(db, actor, async (tx) => ({ candidateId: await insertPerson(tx, actor, input, now) }));
}

/** Adds the person in the transaction of whoever asked for the permission. */
export async function insertPerson(tx: Tx, actor: SignedIn, input: NewPerson, now: Date): Promise<string> {
	const { name, email } = input;
	if (email === actor.email) {
		throw invalid([
			{
				field: 'email',
				message: 'This is your own address. A colleague adds you: nobody keeps their own file.',
			},
		]);
	}
	if (email !== null && input.evenIfDouble !== true) {
		const doubles = await candidates.withEmail(tx, reachOf(actor), email);
		const [first] = doubles;
		if (first) {
			throw conflict(`${first.name} has this address already. Is it the same person?`, {
				kind: 'double',
				doubles: doubles.map((person) => ({ id: person.id, name: person.name })),
			});
		}
	}
	const id = newId();
	await candidates.insert(tx, {
		organizationId: actor.organizationId,
		id,
		name,
		nameKey: nameKey(name),
		email,
		createdAt: now,
		createdBy: actor.memberId,
	});
	await record(tx, actor, { action: 'candidate.added', targetType: 'candidate', targetId: id }, now);
	return id;
}
