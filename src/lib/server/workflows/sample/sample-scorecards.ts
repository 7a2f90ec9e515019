import { createHash } from 'node:crypto';
import type { SampleScorecard } from '#lib/domain/sample/types.ts';
import { emptyContent, type ScorecardContent } from '#lib/domain/scorecard/content.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { saveDraft } from '#lib/server/workflows/save-draft.ts';
import { submitScorecard } from '#lib/server/workflows/submit-scorecard.ts';
import { type Act, DAY, HOUR, type Life, type SampleWorld, seatOf, slotOf } from './sample-life.ts';
import type { SampleJobIds } from './sample-roles.ts';

/** Each scorecard written after what it is for, and submitted where it was. */
export function scorecardActs(life: Life): Act[] {
	const { world, application } = life;
	const { people, now } = world;
	return application.scorecards.map((card, index): Act => {
		const scheduled = application.scheduled.find((one) => one.interview === card.interview);
		const ready = scheduled
			? slotOf(world, scheduled).endsAt
			: now.getTime() - (application.exercise?.daysAgo ?? 0) * DAY;
		const days = card.submittedDaysAgo === 'draft' ? 0 : card.submittedDaysAgo;
		const wanted = Math.max(now.getTime() - days * DAY, ready + HOUR) + index * 7 * 60_000;
		const at = Math.min(wanted, now.getTime());
		return {
			at,
			run: async () => {
				const author = people.of(card.by);
				await write(world, author, await seatOf(life, author, card.interview), card, new Date(at));
			},
		};
	});
}

async function write(
	{ db, job }: SampleWorld,
	author: SignedIn,
	scorecardId: string,
	card: SampleScorecard,
	at: Date,
): Promise<void> {
	const content = contentOf(card, scorecardId, job);
	const { revision } = await saveDraft(db, author, scorecardId, { baseRevision: 0, content }, at);
	if (card.submittedDaysAgo === 'draft') return;
	await submitScorecard(db, author, scorecardId, { baseRevision: revision, content }, at);
}

function contentOf(card: SampleScorecard, scorecardId: string, job: SampleJobIds): ScorecardContent {
	const flag = card.redFlag;
	return {
		...emptyContent(),
		ratings: Object.fromEntries(
			Object.entries(card.ratings).map(([key, rating]) => [
				job.dimension(key),
				{
					level: 'level' in rating ? rating.level : null,
					notAssessed: 'notAssessed' in rating ? rating.notAssessed : null,
					note: rating.note,
				},
			]),
		),
		overall: card.overall ?? null,
		keyTakeaways: card.keyTakeaways ?? '',
		noteForNext: card.noteForNext ?? '',
		observedSignals: (card.observedSignals ?? []).map(job.signal).sort(),
		redFlags: flag
			? [
					{
						id: idFrom(scorecardId),
						signalId: job.signal(flag.text),
						text: flag.text,
						evidence: flag.evidence,
					},
				]
			: [],
	};
}

/** The form makes a red flag's id where it is written; here it follows from the scorecard's. */
function idFrom(scorecardId: string): string {
	const hex = createHash('sha256').update(scorecardId).digest('hex');
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
