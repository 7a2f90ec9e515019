import { can } from '#lib/domain/permissions/can.ts';
import { type Policy, recommendsAlike } from '#lib/domain/policy/policy.ts';
import { policyChanges, type SettingChange } from '#lib/domain/policy/settings.ts';
import { policySentences } from '#lib/domain/policy/words.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { asActor, type Db } from '#lib/server/db/database.ts';
import * as policyHistory from '#lib/server/db/policy-history.ts';
import * as undecided from '#lib/server/db/undecided.ts';
import { forbidden, notFound } from '#lib/server/errors.ts';
import { pageOf } from '#lib/server/workflows/paging.ts';
import { undecidedReader } from '#lib/server/workflows/what-would-change.ts';

const PAGE = 20;

export type PolicyView = {
	version: number;
	policy: Policy;
	createdAt: Date;
	createdBy: string;
	/** Recommendations, of those that the reader may see, that still rest on what an older version said. */
	outdated: { count: number; of: number };
};

export async function viewPolicy(db: Db, actor: SignedIn): Promise<PolicyView> {
	if (!can(actor, { action: 'manage_settings' })) throw forbidden();
	return asActor(db, actor, async (tx) => {
		const versions = await policyHistory.newest(tx, { limit: PAGE });
		const [current] = versions;
		if (!current) throw new Error('An organization without a policy.');
		const { number, policy, createdAt, createdBy } = current;
		const firstUnlike = versions.findIndex((version) => !recommendsAlike(version.policy, policy));
		const alikeSince = versions.at(firstUnlike === -1 ? -1 : firstUnlike - 1)?.number ?? number;
		const counts = await undecided.outdated(tx, undecidedReader(actor, policy), alikeSince);
		return {
			version: number,
			policy,
			createdAt,
			createdBy,
			outdated: { count: counts.outdated, of: counts.all },
		};
	});
}

export type PolicyVersionView = {
	number: number;
	createdAt: Date;
	createdBy: string;
	/** Against the version before; null for the first. */
	changes: SettingChange[] | null;
	sentences: string[];
};

/** The policy's versions, newest first. */
export async function viewPolicyVersions(
	db: Db,
	actor: SignedIn,
	page: { before: string | null },
): Promise<{ versions: PolicyVersionView[]; next: number | null }> {
	if (!can(actor, { action: 'manage_settings' })) throw forbidden();
	if (page.before !== null && !/^\d{1,6}$/.test(page.before)) throw notFound('policy version');
	const before = page.before === null ? null : Number(page.before);
	const found = await asActor(db, actor, (tx) => policyHistory.newest(tx, { limit: PAGE + 1, before }));
	const { shown, last } = pageOf(found, PAGE);
	return {
		versions: shown.map(({ number, policy, createdAt, createdBy }, place) => {
			const earlier = found[place + 1];
			return {
				number,
				createdAt,
				createdBy,
				changes: earlier ? policyChanges(earlier.policy, policy) : null,
				sentences: policySentences(policy),
			};
		}),
		next: last?.number ?? null,
	};
}
