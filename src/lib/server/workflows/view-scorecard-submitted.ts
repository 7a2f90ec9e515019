import type { Kit } from '#lib/domain/scorecard/kit.ts';
import type { RevisionView, SubmittedScorecardView } from '#lib/domain/scorecard/submitted-view.ts';
import type { Tx } from '#lib/server/db/database.ts';
import * as redFlags from '#lib/server/db/red-flags.ts';
import * as revisions from '#lib/server/db/scorecard-revisions.ts';
import type { Envelope } from '#lib/server/db/scorecards.ts';
import { viewKit } from '#lib/server/workflows/view-scorecard-kit.ts';

/** A submitted scorecard with all of its revisions, for who may read it. Private notes are not part of it. */
export async function viewSubmitted(tx: Tx, envelope: Envelope): Promise<SubmittedScorecardView> {
	const kit = await viewKit(tx, envelope.id);
	const kept = await revisions.ofScorecard(tx, envelope.id);
	const flags = await redFlags.ofScorecard(tx, envelope.id);
	return {
		authorName: envelope.memberName,
		kit: { jobTitle: kit.jobTitle, task: kit.task },
		submittedAt: envelope.submittedAt ?? new Date(0),
		shadow: envelope.shadow,
		seenOthersAt: envelope.seenOthersAt,
		revisions: kept.map((revision) => revisionView(revision, kit)),
		redFlags: flags.map((flag) => ({
			id: flag.id,
			text: [flag.signalText, flag.text].filter((part) => part).join(': '),
			evidence: flag.evidence,
			state: flag.state,
			raisedAt: flag.raisedAt,
			resolvedAt: flag.resolvedAt,
			resolvedByName: flag.resolvedByName,
			resolution: flag.resolution,
		})),
	};
}

function revisionView(revision: revisions.Revision, kit: Kit): RevisionView {
	const ticked = new Set(revision.signalIds);
	const textsOf = (signals: Kit['signals']['strong']) =>
		signals.filter(({ id }) => ticked.has(id)).map(({ text }) => text);
	const asked = new Set(revision.askedQuestions.map(({ id }) => id));
	const texts = [...revision.askedQuestions, ...revision.questionNotes].map(
		({ id, text }) => [id, text] as const,
	);
	return {
		number: revision.number,
		at: revision.submittedAt,
		reason: revision.reason,
		othersSeen: revision.othersSeen,
		overall: revision.overall,
		keyTakeaways: revision.keyTakeaways,
		noteForNext: revision.noteForNext,
		ratings: kit.dimensions.flatMap(({ id, name, anchors }) => {
			const rating = revision.ratings.find(({ dimensionId }) => dimensionId === id);
			if (!rating) return [];
			const anchor = rating.level === null ? '' : (anchors[rating.level] ?? '');
			return [{ ...rating, name, anchor }];
		}),
		signals: { strong: textsOf(kit.signals.strong), weak: textsOf(kit.signals.weak) },
		questions: [...new Map(texts)].map(([id, text]) => ({
			id,
			text,
			asked: asked.has(id),
			note: revision.questionNotes.find((note) => note.id === id)?.note ?? '',
		})),
	};
}
