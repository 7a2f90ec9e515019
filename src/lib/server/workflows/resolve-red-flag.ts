import { z } from 'zod';
import { redFlagRefusalSentence, settle } from '#lib/domain/red-flag/red-flag.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { record } from '#lib/server/db/audit-events.ts';
import { asActor, type Db } from '#lib/server/db/database.ts';
import * as redFlags from '#lib/server/db/red-flags.ts';
import { conflict, forbidden, invalid, notFound } from '#lib/server/errors.ts';
import { requireId, requireScorecard } from '#lib/server/workflows/access.ts';
import { recompute } from '#lib/server/workflows/recompute.ts';

export const ResolveRedFlagInput = z.object({
	redFlagId: z.string(),
	state: z.enum(['confirmed', 'dismissed'], 'Choose whether you confirm or dismiss this red flag.'),
	reason: z.string().default(''),
});
export type ResolveRedFlagInput = z.infer<typeof ResolveRedFlagInput>;

/** Confirms or dismisses a red flag, in writing, as another person than its rater; what is recommended follows. */
export async function resolveRedFlag(
	db: Db,
	actor: SignedIn,
	{ redFlagId, state, reason }: ResolveRedFlagInput,
	now: Date,
): Promise<void> {
	await asActor(db, actor, async (tx) => {
		const locked = await redFlags.lock(tx, requireId(redFlagId, 'red flag'));
		if (!locked) throw notFound('red flag');
		const isOwn = locked.redFlag.raterId === actor.memberId;
		if (isOwn) throw forbidden(redFlagRefusalSentence({ kind: 'refused', code: 'own_red_flag' }));
		await requireScorecard(tx, actor, locked.scorecardId, 'resolve_red_flag');

		const outcome = settle(locked.redFlag, { state, memberId: actor.memberId, reason }, now);
		if (outcome.kind === 'already') return;
		if (outcome.kind === 'refused') {
			const message = redFlagRefusalSentence(outcome);
			if (outcome.code === 'already_settled') throw conflict(message);
			throw invalid([{ field: `flag-${redFlagId}-reason`, message }]);
		}
		await redFlags.save(tx, outcome.redFlag);
		await recompute(tx, actor, locked.applicationId, now);
		await record(
			tx,
			actor,
			{
				action: `red_flag.${state}`,
				targetType: 'red_flag',
				targetId: redFlagId,
				applicationId: locked.applicationId,
				stageId: locked.stageId,
			},
			now,
		);
	});
}
