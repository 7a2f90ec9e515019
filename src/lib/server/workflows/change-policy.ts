import { can } from '#lib/domain/permissions/can.ts';
import { Policy, recommendsAlike } from '#lib/domain/policy/policy.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { record } from '#lib/server/db/audit-events.ts';
import { asActor, type Db } from '#lib/server/db/database.ts';
import * as policies from '#lib/server/db/policies.ts';
import { isUniqueViolation } from '#lib/server/db/unique-violation.ts';
import { conflict, forbidden, invalid } from '#lib/server/errors.ts';
import { enqueue } from '#lib/server/jobs/enqueue.ts';

/** `basedOn` is the version that the admin was looking at. */
export type PolicyChange = { basedOn: number; policy: unknown };

/**
 * Makes the next version. Where another one has come since the admin looked, or comes at the same moment, this one is
 * refused. Recommendations of open jobs that no debrief froze are computed again where they rest on what was changed.
 */
export async function changePolicy(db: Db, actor: SignedIn, input: PolicyChange, now: Date): Promise<number> {
	const policy = requirePolicy(actor, input.policy);
	const number = input.basedOn + 1;
	try {
		return await asActor(db, actor, async (tx) => {
			const current = await policies.current(tx);
			if (current.version !== input.basedOn) throw changedMeanwhile(current.version);
			if (JSON.stringify(current.policy) === JSON.stringify(policy)) return current.version;
			await policies.insert(tx, {
				organizationId: actor.organizationId,
				number,
				policy,
				createdBy: actor.memberId,
				createdAt: now,
			});
			if (!recommendsAlike(current.policy, policy)) await enqueue(tx, 'recompute_organization', {});
			await record(
				tx,
				actor,
				{
					action: 'policy.changed',
					targetType: 'policy',
					// A version has a number, no id of its own.
					targetId: actor.organizationId,
					details: { version: number },
				},
				now,
			);
			return number;
		});
	} catch (reason) {
		if (isUniqueViolation(reason)) throw changedMeanwhile(number);
		throw reason;
	}
}

/** The policy that an admin wants; whoever else asks, and whatever is none, is refused. */
export function requirePolicy(actor: SignedIn, wanted: unknown): Policy {
	if (!can(actor, { action: 'manage_settings' })) throw forbidden();
	const parsed = Policy.safeParse(wanted);
	if (parsed.success) return parsed.data;
	throw invalid(
		parsed.error.issues.map((issue) => ({ field: issue.path.join('.'), message: issue.message })),
	);
}

export function changedMeanwhile(version: number) {
	return conflict(
		`The policy was changed meanwhile: version ${String(version)} is in force. What you typed is still here; see what it would change now.`,
		{ version },
	);
}
