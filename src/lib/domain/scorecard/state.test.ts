import { describe, expect, test } from 'vitest';
import { defaultPolicy } from '#lib/domain/policy/policy.ts';
import { emptyContent, type ScorecardContent } from '#lib/domain/scorecard/content.ts';
import type { ScorecardForm } from '#lib/domain/scorecard/missing.ts';
import { scorecardRefusalSentence } from '#lib/domain/scorecard/refusal-words.ts';
import type { DraftScorecard } from '#lib/domain/scorecard/scorecard.ts';
import { revise, seenOthers, submit, waive } from '#lib/domain/scorecard/state.ts';

const form: ScorecardForm = { dimensions: [{ id: 'd1', name: 'Debugging', focus: true }] };
const names = new Map([['d1', 'Debugging']]);
const content: ScorecardContent = {
	...emptyContent(),
	ratings: { d1: { level: 4, notAssessed: null, note: '' } },
	overall: 'yes',
	redFlags: [{ id: 'f1', signalId: null, text: 'Late', evidence: 'By an hour.' }],
};
const now = new Date('2026-03-02T10:00:00Z');
const later = new Date('2026-03-02T11:00:00Z');
const draft: DraftScorecard = {
	id: 'c1',
	authorId: 'ana',
	state: 'draft',
	draftRevision: 5,
	revisionNumber: 0,
	shadow: false,
	seenOthersAt: null,
};

function submitted(scorecard = draft) {
	const outcome = submit(scorecard, { revision: 5, content }, form, defaultPolicy, now);
	if (outcome.kind !== 'submitted') throw new Error(outcome.kind);
	return outcome.scorecard;
}
function waived() {
	const outcome = waive(draft, 'Did not attend', now);
	if (outcome.kind !== 'waived') throw new Error(outcome.kind);
	return outcome.scorecard;
}

describe('submitting', () => {
	test('a complete draft makes the first revision, with its time', () => {
		expect(submit(draft, { revision: 5, content }, form, defaultPolicy, now)).toEqual({
			kind: 'submitted',
			scorecard: { ...draft, state: 'submitted', submittedAt: now, revisionNumber: 1 },
			revision: { number: 1, content, reason: null, at: now, afterSeeingOthers: false },
		});
	});

	test('twice does nothing twice, and keeps the first time', () => {
		const scorecard = submitted();
		expect(submit(scorecard, { revision: 5, content }, form, defaultPolicy, later)).toEqual({
			kind: 'already',
			scorecard,
		});
	});

	test('another draft over a submitted scorecard is refused', () => {
		expect(submit(submitted(), { revision: 6, content }, form, defaultPolicy, later)).toEqual({
			kind: 'refused',
			code: 'already_submitted',
			submittedAt: now,
		});
	});

	test.each([4, 6])(
		'draft %d where 5 is stored is refused: what was seen is not what is there',
		(revision) => {
			expect(submit(draft, { revision, content }, form, defaultPolicy, now)).toEqual({
				kind: 'refused',
				code: 'stale_draft',
				draftRevision: 5,
			});
		},
	);

	test('an incomplete draft is refused with what is missing', () => {
		const outcome = submit(draft, { revision: 5, content: emptyContent() }, form, defaultPolicy, now);
		expect(outcome).toMatchObject({ kind: 'refused', code: 'incomplete' });
		if (outcome.kind === 'refused') {
			expect(scorecardRefusalSentence(outcome, names)).toBe(
				'Rate Debugging, or say why it was not assessed. Choose your overall recommendation.',
			);
		}
	});

	test('a rating of a dimension that the form does not have is refused', () => {
		const foreign = {
			...content,
			ratings: { ...content.ratings, d9: { level: 3, notAssessed: null, note: '' } },
		};
		expect(
			submit(draft, { revision: 5, content: foreign as ScorecardContent }, form, defaultPolicy, now),
		).toEqual({ kind: 'refused', code: 'unknown_dimension', dimensionIds: ['d9'] });
	});

	test('a waived scorecard is refused', () => {
		expect(submit(waived(), { revision: 5, content }, form, defaultPolicy, later)).toMatchObject({
			code: 'waived',
		});
	});
});

describe('revising', () => {
	const changed = { ...content, keyTakeaways: 'Better than I first thought.' };
	const change = {
		memberId: 'ana',
		baseRevisionNumber: 1,
		content: changed,
		reason: ' Reread my notes. ',
		couldSeeOthers: false,
	};

	test('makes a further revision with its reason and time, and leaves the first submission alone', () => {
		expect(revise(submitted(), content, change, form, defaultPolicy, later)).toEqual({
			kind: 'revised',
			scorecard: { ...submitted(), revisionNumber: 2 },
			revision: {
				number: 2,
				content: changed,
				reason: 'Reread my notes.',
				at: later,
				afterSeeingOthers: false,
			},
		});
	});

	test.each([
		[null, false, false],
		[null, true, true],
		[now, false, true],
	])(
		'says whether others had been seen (marked %s, could see %s): %s',
		(seenOthersAt, couldSeeOthers, said) => {
			const scorecard = submitted({ ...draft, seenOthersAt });
			expect(
				revise(scorecard, content, { ...change, couldSeeOthers }, form, defaultPolicy, later),
			).toMatchObject({ revision: { afterSeeingOthers: said } });
		},
	);

	test.each([
		['by anyone but the author', { memberId: 'ben' }, 'not_author'],
		['without a reason', { reason: ' ' }, 'reason_required'],
		['with an endless reason', { reason: 'x'.repeat(2001) }, 'reason_too_long'],
		['on top of an older revision', { baseRevisionNumber: 0 }, 'stale_revision'],
		['into something incomplete', { content: { ...changed, overall: null } }, 'incomplete'],
		['a red flag away', { content: { ...changed, redFlags: [] } }, 'red_flag_removed'],
	])('%s is refused in a sentence', (_how, part, code) => {
		const outcome = revise(submitted(), content, { ...change, ...part }, form, defaultPolicy, later);
		if (outcome.kind !== 'refused') throw new Error(outcome.kind);
		expect(outcome.code).toBe(code);
		expect(scorecardRefusalSentence(outcome, names)).toMatch(/^[A-Z].+\.$/);
	});

	test('into what is already there does nothing, even when it is sent again', () => {
		const scorecard = { ...submitted(), revisionNumber: 2 };
		expect(revise(scorecard, changed, change, form, defaultPolicy, later)).toEqual({
			kind: 'already',
			scorecard,
		});
	});

	test('a draft or a waived scorecard is refused', () => {
		expect(revise(draft, content, change, form, defaultPolicy, later)).toMatchObject({
			code: 'not_submitted',
		});
		expect(revise(waived(), content, change, form, defaultPolicy, later)).toMatchObject({ code: 'waived' });
	});
});

describe('waiving', () => {
	test('a draft keeps the reason', () => {
		expect(waive(draft, ' Did not attend ', now)).toEqual({
			kind: 'waived',
			scorecard: { ...draft, state: 'waived', waivedAt: now, waiveReason: 'Did not attend' },
		});
	});

	test('is for good: again does nothing, and no other act leads out of it', () => {
		const scorecard = waived();
		expect(waive(scorecard, 'Changed my mind', later)).toEqual({ kind: 'already', scorecard });
		expect(seenOthers(scorecard, later)).toMatchObject({ code: 'waived' });
	});

	test('needs a reason, and cannot undo a submission', () => {
		expect(waive(draft, ' ', now)).toEqual({ kind: 'refused', code: 'reason_required' });
		expect(waive(submitted(), 'No time', later)).toMatchObject({ code: 'already_submitted' });
	});
});

describe('seeing others first', () => {
	test('marks a draft for good, at the first time', () => {
		const marked = seenOthers(draft, now);
		if (marked.kind !== 'marked') throw new Error(marked.kind);
		expect(marked.scorecard.seenOthersAt).toBe(now);
		expect(seenOthers(marked.scorecard, later)).toEqual({ kind: 'already', scorecard: marked.scorecard });
		expect(submitted(marked.scorecard).seenOthersAt).toBe(now);
	});

	test('after the own submission needs no mark and gets none', () => {
		expect(seenOthers(submitted(), later)).toMatchObject({ kind: 'refused', code: 'already_submitted' });
	});
});
