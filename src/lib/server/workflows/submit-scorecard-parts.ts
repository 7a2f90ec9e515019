import type { ScorecardContent } from '#lib/domain/scorecard/content.ts';
import type { Kit } from '#lib/domain/scorecard/kit.ts';
import { missingField } from '#lib/domain/scorecard/form-fields.ts';
import { missingSentence } from '#lib/domain/scorecard/missing.ts';
import type { DimensionNames } from '#lib/domain/scorecard/names.ts';
import { scorecardRefusalSentence } from '#lib/domain/scorecard/refusal-words.ts';
import type { ScorecardRefusal, ScorecardRevision } from '#lib/domain/scorecard/scorecard.ts';
import type { Tx } from '#lib/server/db/database.ts';
import * as redFlags from '#lib/server/db/red-flags.ts';
import type { Seat } from '#lib/server/db/scorecard-drafts.ts';
import * as revisions from '#lib/server/db/scorecard-revisions.ts';
import { conflict, type FieldError, invalid, Refusal } from '#lib/server/errors.ts';

/** Ticks and red flags that name a signal of another role, or of another version of it. */
export function foreignSignals(content: ScorecardContent, kit: Kit): FieldError[] {
	const observable = new Set([...kit.signals.strong, ...kit.signals.weak].map(({ id }) => id));
	const flaggable = new Set(kit.signals.redFlags.map(({ id }) => id));
	const ticks: FieldError[] = content.observedSignals.some((id) => !observable.has(id))
		? [
				{
					field: 'observedSignals',
					message: 'A ticked signal does not belong to this role version. Reload the page and tick again.',
				},
			]
		: [];
	const flags = content.redFlags.flatMap((flag, index) =>
		flag.signalId === null || flaggable.has(flag.signalId)
			? []
			: [
					{
						field: `redFlags.${index}.signalId`,
						message: `Red flag ${index + 1} is not on this role version’s list. Choose another, or use your own words.`,
					},
				],
	);
	return [...ticks, ...flags];
}

/** Keeps a revision that the domain made, with the red flags that are new in it. */
export async function keepRevision(
	tx: Tx,
	seat: Seat,
	kit: Kit,
	revision: ScorecardRevision & { draftRevision: number },
	raised: ReadonlySet<string>,
): Promise<void> {
	const { content, at } = revision;
	if (content.overall === null) throw new Error('A revision without an overall word was let through.');
	const { organizationId, scorecardId, applicationId, stageId, memberId } = seat;
	const place = { organizationId, scorecardId, applicationId, stageId, memberId };
	const questions = kit.task.kind === 'interview' ? kit.task.questions : [];
	const textOf = (id: string) => questions.find((question) => question.id === id)?.text ?? '';
	await revisions.insert(tx, place, {
		number: revision.number,
		draftRevision: revision.draftRevision,
		submittedAt: at,
		reason: revision.reason ?? '',
		othersSeen: revision.afterSeeingOthers,
		overall: content.overall,
		keyTakeaways: content.keyTakeaways,
		noteForNext: content.noteForNext,
		askedQuestions: content.askedQuestions.map((id) => ({ id, text: textOf(id) })),
		questionNotes: Object.entries(content.questionNotes).map(([id, note]) => ({
			id,
			text: textOf(id),
			note,
		})),
		ratings: Object.entries(content.ratings)
			.filter(([, rating]) => rating.level !== null || rating.notAssessed !== null)
			.map(([dimensionId, { level, notAssessed, note }]) => ({ dimensionId, level, notAssessed, note })),
		signalIds: content.observedSignals,
	});
	const fresh = content.redFlags.filter((flag) => !raised.has(flag.id));
	if ((await redFlags.insert(tx, place, fresh, at)) !== fresh.length) {
		throw conflict(
			'A red flag could not be raised under its number. Take it out, enter it again, and submit.',
		);
	}
}

/** The domain's refusal as one for the page, each missing thing at its field. */
export function refusalOf(
	refusal: ScorecardRefusal,
	names: DimensionNames,
	data: Record<string, unknown> = {},
): Refusal {
	const sentence = scorecardRefusalSentence(refusal, names);
	switch (refusal.code) {
		case 'incomplete':
			return new Refusal('invalid', 'The scorecard is not complete yet.', {
				fields: refusal.missing.map((item) => ({
					field: missingField(item),
					message: missingSentence(item, names),
				})),
				data,
			});
		case 'reason_required':
		case 'reason_too_long':
			return invalid([{ field: 'reason', message: sentence }], sentence);
		case 'unknown_dimension':
		case 'red_flag_removed':
			return invalid([{ field: 'scorecard', message: sentence }], sentence);
		case 'stale_draft':
		case 'stale_revision':
		case 'already_submitted':
		case 'waived':
		case 'not_submitted':
		case 'not_author':
			return conflict(sentence, { kind: refusal.code, ...data });
	}
}
