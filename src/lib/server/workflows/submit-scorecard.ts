import { saveDraft as decide } from '#lib/domain/scorecard/draft-save.ts';
import { formOf, namesOf } from '#lib/domain/scorecard/kit.ts';
import { parseContent } from '#lib/domain/scorecard/parse-content.ts';
import { submit } from '#lib/domain/scorecard/state.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { record } from '#lib/server/db/audit-events.ts';
import { asActor, type Db } from '#lib/server/db/database.ts';
import * as policies from '#lib/server/db/policies.ts';
import * as drafts from '#lib/server/db/scorecard-drafts.ts';
import * as scorecards from '#lib/server/db/scorecards.ts';
import { conflict, invalid, notFound, type Refusal } from '#lib/server/errors.ts';
import { requireScorecard } from '#lib/server/workflows/access.ts';
import { afterGrading } from '#lib/server/workflows/after-grading.ts';
import { recompute } from '#lib/server/workflows/recompute.ts';
import { type DraftInput, newerText, saveOnto, unreadable } from '#lib/server/workflows/save-draft.ts';
import { foreignSignals, keepRevision, refusalOf } from '#lib/server/workflows/submit-scorecard-parts.ts';
import { viewKit } from '#lib/server/workflows/view-scorecard-kit.ts';

/**
 * Saves the last content and submits it. Twice does nothing twice: the same content again is answered like the first
 * time. Content that is refused as incomplete is saved all the same.
 */
export async function submitScorecard(
	db: Db,
	actor: SignedIn,
	scorecardId: string,
	input: DraftInput,
	now: Date,
): Promise<void> {
	const refused = await asActor(db, actor, async (tx): Promise<Refusal | null> => {
		await requireScorecard(tx, actor, scorecardId, 'view_kit');
		const kit = await viewKit(tx, scorecardId);
		const names = namesOf(formOf(kit));
		const parsed = parseContent(input.content);
		if (parsed.kind === 'refused') throw unreadable(parsed.problems, names);
		const { content } = parsed;

		const scorecard = await scorecards.lock(tx, scorecardId);
		const found = await drafts.lockWithDraft(tx, scorecardId);
		if (!scorecard || !found) throw notFound('scorecard');
		if (scorecard.state === 'draft' && kit.task.kind === 'grading' && kit.task.submittedAt === null) {
			throw conflict('Nothing has been handed in yet, so there is nothing to grade.');
		}
		const incoming = { baseRevision: input.baseRevision, content };
		const isDraft = scorecard.state === 'draft';
		const saving = isDraft
			? await saveOnto(tx, found.seat, found.draft, incoming, now)
			: decide(found.draft, incoming);
		if (saving.kind === 'conflict' && isDraft) throw newerText(saving);
		// What differs from a submitted text must not pass for the same request sent again: its revision is another.
		const revision = saving.kind === 'conflict' ? input.baseRevision : saving.revision;
		const draftRevision = isDraft ? revision : found.draft.revision;

		const { policy } = await policies.current(tx);
		const outcome = submit({ ...scorecard, draftRevision }, { revision, content }, formOf(kit), policy, now);
		if (outcome.kind === 'already') return null;
		if (outcome.kind === 'refused') return refusalOf(outcome, names, { revision });
		const foreign = foreignSignals(content, kit);
		if (foreign.length > 0) throw invalid(foreign);

		await scorecards.save(tx, outcome.scorecard, actor.memberId);
		await keepRevision(tx, found.seat, kit, { ...outcome.revision, draftRevision }, new Set());
		const { applicationId, stageId } = found.seat;
		await record(
			tx,
			actor,
			{
				action: 'scorecard.submitted',
				targetType: 'scorecard',
				targetId: scorecardId,
				applicationId,
				stageId,
				details: { revision: outcome.revision.number },
			},
			now,
		);
		await recompute(tx, actor, applicationId, now);
		await afterGrading(tx, actor, scorecardId, now);
		return null;
	});
	if (refused) throw refused;
}
