import type { ScorecardContent } from '#lib/domain/scorecard/content.ts';
import { contentProblemSentence } from '#lib/domain/scorecard/content-words.ts';
import { saveDraft as decide, type DraftSave } from '#lib/domain/scorecard/draft-save.ts';
import type { DimensionNames } from '#lib/domain/scorecard/names.ts';
import { type ContentProblem, parseContent } from '#lib/domain/scorecard/parse-content.ts';
import { scorecardRefusalSentence } from '#lib/domain/scorecard/refusal-words.ts';
import { can } from '#lib/domain/permissions/can.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { asActor, type Db, type Tx } from '#lib/server/db/database.ts';
import * as kits from '#lib/server/db/kits.ts';
import * as drafts from '#lib/server/db/scorecard-drafts.ts';
import { conflict, invalid, notFound, type Refusal } from '#lib/server/errors.ts';
import { requireId } from '#lib/server/workflows/access.ts';

/** `content` is as it came from outside. */
export type DraftInput = { baseRevision: number; content: unknown };

/**
 * Saves what the author is typing on top of `baseRevision`. Newer text is never overwritten: the refusal then brings
 * both texts. The same content again is accepted on any base.
 */
export async function saveDraft(
	db: Db,
	actor: SignedIn,
	scorecardId: string,
	input: DraftInput,
	now: Date,
): Promise<{ revision: number; savedAt: Date }> {
	const id = requireId(scorecardId, 'scorecard');
	const parsed = parseContent(input.content);
	return asActor(db, actor, async (tx) => {
		const found = await drafts.lockWithDraft(tx, id);
		if (!found) throw notFound('scorecard');
		refuseStranger(actor, found.seat);
		if (found.seat.state !== 'draft') throw closed(found.seat);
		if (parsed.kind === 'refused') throw unreadable(parsed.problems, await namesOf(tx, id));
		const outcome = await saveOnto(
			tx,
			found.seat,
			found.draft,
			{ baseRevision: input.baseRevision, content: parsed.content },
			now,
		);
		if (outcome.kind === 'conflict') throw newerText(outcome);
		const savedAt = outcome.kind === 'unchanged' ? (found.draft.savedAt ?? now) : now;
		return { revision: outcome.revision, savedAt };
	});
}

/** Decides, and writes what was decided; on a draft that turns out to be newer, once more. */
export async function saveOnto(
	tx: Tx,
	seat: drafts.Seat,
	draft: drafts.Draft,
	incoming: { baseRevision: number; content: ScorecardContent },
	now: Date,
): Promise<DraftSave> {
	const outcome = decide(draft, incoming);
	if (outcome.kind !== 'saved') return outcome;
	const next = { onto: draft.revision, content: incoming.content };
	if (await drafts.write(tx, seat, next, now)) return outcome;
	return saveOnto(tx, seat, await drafts.find(tx, seat.scorecardId), incoming, now);
}

/**
 * Writing rests on the seat alone, and access adds up: what `can` allows with no access to the job beside it, it
 * allows with any. So a save asks for one row instead of all the facts.
 */
function refuseStranger(actor: SignedIn, seat: drafts.Seat): void {
	const allowed = can(actor, {
		action: 'view_kit',
		scorecard: {
			application: {
				job: { access: [], confidential: true },
				onPanel: seat.leftAt === null,
				owesApplication: true,
				ownFile: false,
			},
			author: seat.memberId === actor.memberId,
			owesStage: true,
			submitted: seat.state === 'submitted',
		},
	});
	if (!allowed) throw notFound('scorecard');
}

function closed(seat: drafts.Seat): Refusal {
	const none: DimensionNames = new Map();
	const at = seat.submittedAt ?? seat.waivedAt ?? new Date(0);
	const refusal =
		seat.state === 'waived'
			? ({ kind: 'refused', code: 'waived', waivedAt: at } as const)
			: ({ kind: 'refused', code: 'already_submitted', submittedAt: at } as const);
	return conflict(scorecardRefusalSentence(refusal, none), { kind: refusal.code });
}

/** Content that does not fit, field by field. */
export function unreadable(problems: ContentProblem[], names: DimensionNames): Refusal {
	return invalid(
		problems.map((problem) => ({
			field: 'field' in problem ? problem.field : 'scorecard',
			message: contentProblemSentence(problem, names),
		})),
	);
}

export function newerText(outcome: Extract<DraftSave, { kind: 'conflict' }>): Refusal {
	const { revision, theirs, yours, differs } = outcome;
	return conflict(
		'This scorecard was changed on another page or device in the meantime. Nothing is lost: both versions are here.',
		{ kind: 'newer_text', revision, theirs, yours, differs },
	);
}

async function namesOf(tx: Tx, scorecardId: string): Promise<DimensionNames> {
	const assignment = await kits.assignmentOf(tx, scorecardId);
	const dimensions = assignment ? await kits.dimensionsOf(tx, assignment) : [];
	return new Map(dimensions.map(({ id, name }) => [id, name]));
}
