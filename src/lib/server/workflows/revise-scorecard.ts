import type { ScorecardContent } from '#lib/domain/scorecard/content.ts';
import { differingFields } from '#lib/domain/scorecard/draft-save.ts';
import { formOf, namesOf } from '#lib/domain/scorecard/kit.ts';
import { parseContent } from '#lib/domain/scorecard/parse-content.ts';
import { revise } from '#lib/domain/scorecard/state.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { record } from '#lib/server/db/audit-events.ts';
import { asActor, asSystemWithin, type Db } from '#lib/server/db/database.ts';
import * as policies from '#lib/server/db/policies.ts';
import * as drafts from '#lib/server/db/scorecard-drafts.ts';
import * as scorecards from '#lib/server/db/scorecards.ts';
import { type FieldError, invalid, notFound } from '#lib/server/errors.ts';
import { requireScorecard } from '#lib/server/workflows/access.ts';
import { recompute } from '#lib/server/workflows/recompute.ts';
import { unreadable } from '#lib/server/workflows/save-draft.ts';
import { foreignSignals, keepRevision, refusalOf } from '#lib/server/workflows/submit-scorecard-parts.ts';
import { viewKit } from '#lib/server/workflows/view-scorecard-kit.ts';

/**
 * Keeps a further revision beside the old ones, with its reason, and whether its author could see others' by now.
 * Private notes are nobody else's: where they alone changed, they are saved and no revision is made.
 */
export async function reviseScorecard(
	db: Db,
	actor: SignedIn,
	scorecardId: string,
	input: { baseRevisionNumber: number; content: unknown; reason: string },
	now: Date,
): Promise<void> {
	await asActor(db, actor, async (tx) => {
		const { subject } = await requireScorecard(tx, actor, scorecardId, 'view_kit');
		const kit = await viewKit(tx, scorecardId);
		const names = namesOf(formOf(kit));
		const parsed = parseContent(input.content);
		if (parsed.kind === 'refused') throw unreadable(parsed.problems, names);
		const { content } = parsed;

		const scorecard = await scorecards.lock(tx, scorecardId);
		const found = await drafts.lockWithDraft(tx, scorecardId);
		if (!scorecard || !found) throw notFound('scorecard');
		const latest = found.draft.content;
		const keepDraft = () => drafts.write(tx, found.seat, { onto: found.draft.revision, content }, now);
		if (scorecard.state === 'submitted' && differingFields(latest, content).join() === 'privateNotes') {
			await keepDraft();
			return;
		}
		const readers = await asSystemWithin(tx, actor, (system) =>
			scorecards.couldHaveRead(system, { organizationId: actor.organizationId, ...subject }, [
				actor.memberId,
			]),
		);
		const { policy } = await policies.current(tx);
		const change = {
			memberId: actor.memberId,
			baseRevisionNumber: input.baseRevisionNumber,
			content,
			reason: input.reason,
			couldSeeOthers: readers.has(actor.memberId),
		};
		const outcome = revise(scorecard, latest, change, formOf(kit), policy, now);
		if (outcome.kind === 'already') return;
		if (outcome.kind === 'refused') throw refusalOf(outcome, names);
		const wrong = [...rewrittenFlags(latest, content), ...foreignSignals(content, kit)];
		if (wrong.length > 0) throw invalid(wrong);

		await scorecards.save(tx, outcome.scorecard, actor.memberId);
		const raised = new Set(latest.redFlags.map(({ id }) => id));
		const draftRevision = found.draft.revision + 1;
		await keepRevision(tx, found.seat, kit, { ...outcome.revision, draftRevision }, raised);
		await keepDraft();
		await record(
			tx,
			actor,
			{
				action: 'scorecard.revised',
				targetType: 'scorecard',
				targetId: scorecardId,
				applicationId: subject.applicationId,
				stageId: subject.stageId,
				details: { revision: outcome.revision.number },
			},
			now,
		);
		await recompute(tx, actor, subject.applicationId, now);
	});
}

/** Others may have answered to a red flag's words already, so they stay as they were raised. */
function rewrittenFlags(latest: ScorecardContent, content: ScorecardContent): FieldError[] {
	return content.redFlags.flatMap((flag, index) => {
		const before = latest.redFlags.find(({ id }) => id === flag.id);
		const same =
			!before ||
			(before.signalId === flag.signalId && before.text === flag.text && before.evidence === flag.evidence);
		return same
			? []
			: [
					{
						field: `redFlags.${index}.evidence`,
						message: `Red flag ${index + 1} stays as it was raised. Say in the reason, or in the key take-aways, what is different.`,
					},
				];
	});
}
