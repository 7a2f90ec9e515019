import { createHash } from 'node:crypto';
import { recommendsAlike } from '#lib/domain/policy/policy.ts';
import { policyChanges, type SettingChange } from '#lib/domain/policy/settings.ts';
import { canonicalJson } from '#lib/domain/recommendation/canonical-json.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { asActor, type Db } from '#lib/server/db/database.ts';
import * as policies from '#lib/server/db/policies.ts';
import {
	changedMeanwhile,
	changePolicy,
	type PolicyChange,
	requirePolicy,
} from '#lib/server/workflows/change-policy.ts';
import { previewRecommendations, type WhatWouldChange } from '#lib/server/workflows/what-would-change.ts';

export type PolicyPreview = {
	/** The number that the version would get. */
	version: number;
	settings: SettingChange[];
	/** Null where no recommendation rests on what is changed. */
	recommendations: WhatWouldChange | null;
	/** Comes back with the save, and says what the admin had seen. */
	seen: string;
};

/** What a policy would change, without saving it. Refused where it is based on an older version than the one in force. */
export async function previewPolicy(db: Db, actor: SignedIn, input: PolicyChange): Promise<PolicyPreview> {
	const policy = requirePolicy(actor, input.policy);
	const current = await asActor(db, actor, (tx) => policies.current(tx));
	if (current.version !== input.basedOn) throw changedMeanwhile(current.version);
	const recommendations = recommendsAlike(current.policy, policy)
		? null
		: await previewRecommendations(db, actor, { policy });
	return {
		version: current.version + 1,
		settings: policyChanges(current.policy, policy),
		recommendations,
		seen: createHash('sha256')
			.update(canonicalJson([current.version, policy, recommendations?.outcome ?? null]))
			.digest('hex'),
	};
}

export type SavedOrSeenAnew = { saved: number } | { anew: PolicyPreview };

/** Saves what the admin has seen the consequences of; where these are other ones by now, gives them instead of saving. */
export async function savePreviewedPolicy(
	db: Db,
	actor: SignedIn,
	{ seen, ...input }: PolicyChange & { seen: string },
	now: Date,
): Promise<SavedOrSeenAnew> {
	const preview = await previewPolicy(db, actor, input);
	if (preview.seen !== seen) return { anew: preview };
	return { saved: await changePolicy(db, actor, input, now) };
}
