import { can } from '#lib/domain/permissions/can.ts';
import { Policy } from '#lib/domain/policy/policy.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { record } from '#lib/server/db/audit-events.ts';
import { asActor, type Db } from '#lib/server/db/database.ts';
import * as policies from '#lib/server/db/policies.ts';
import * as policyHistory from '#lib/server/db/policy-history.ts';
import { isUniqueViolation } from '#lib/server/db/unique-violation.ts';
import { conflict, forbidden, invalid } from '#lib/server/errors.ts';

const SHOWN_VERSIONS = 10;

export type PolicyView = {
	version: number;
	policy: Policy;
	/** Newest first. */
	history: { number: number; createdAt: Date; createdBy: string }[];
};

export async function viewPolicy(db: Db, actor: SignedIn): Promise<PolicyView> {
	if (!can(actor, { action: 'manage_settings' })) throw forbidden();
	return asActor(db, actor, async (tx) => {
		const { version, policy } = await policies.current(tx);
		const history = await policyHistory.newest(tx, SHOWN_VERSIONS);
		return {
			version,
			policy,
			history: history.map(({ number, createdAt, createdBy }) => ({ number, createdAt, createdBy })),
		};
	});
}

/**
 * Makes the next version. `basedOn` is the version that the admin was looking at: where another one has come since,
 * or comes at the same moment, this one is refused.
 */
export async function changePolicy(
	db: Db,
	actor: SignedIn,
	input: { basedOn: number; policy: unknown },
	now: Date,
): Promise<number> {
	if (!can(actor, { action: 'manage_settings' })) throw forbidden();
	const parsed = Policy.safeParse(input.policy);
	if (!parsed.success) {
		throw invalid(
			parsed.error.issues.map((issue) => ({ field: issue.path.join('.'), message: issue.message })),
		);
	}
	const policy = parsed.data;
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

function changedMeanwhile(version: number) {
	return conflict(
		`The policy was changed meanwhile: version ${String(version)} is in force. Look at it before you save yours.`,
		{ version },
	);
}
