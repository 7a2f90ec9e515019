import { describe, expect, test } from 'vitest';
import {
	type OpenRedFlag,
	redFlagRefusalSentence,
	settle,
	settleReasonLimit,
} from '#lib/domain/red-flag/red-flag.ts';

const open: OpenRedFlag = { id: 'f1', raterId: 'rater', state: 'open' };
const now = new Date('2026-03-02T10:00:00Z');
const later = new Date('2026-03-03T10:00:00Z');
const confirm = {
	state: 'confirmed',
	memberId: 'manager',
	reason: ' Two references say the same. ',
} as const;

describe('a red flag', () => {
	test.each(['confirmed', 'dismissed'] as const)('is %s by another person, in writing', (state) => {
		expect(settle(open, { ...confirm, state }, now)).toEqual({
			kind: 'settled',
			redFlag: {
				id: 'f1',
				raterId: 'rater',
				state,
				settledBy: 'manager',
				settledAt: now,
				settledReason: 'Two references say the same.',
			},
		});
	});

	test('cannot be settled by the one who raised it', () => {
		expect(settle(open, { ...confirm, memberId: 'rater' }, now)).toMatchObject({ code: 'own_red_flag' });
	});

	test.each(['', '  \n\t'])('needs a reason in words, not %j', (reason) => {
		expect(settle(open, { ...confirm, reason }, now)).toMatchObject({ code: 'reason_required' });
	});

	test('takes a reason up to the limit and names the limit beyond it', () => {
		expect(settle(open, { ...confirm, reason: 'x'.repeat(settleReasonLimit) }, now).kind).toBe('settled');
		expect(settle(open, { ...confirm, reason: 'x'.repeat(settleReasonLimit + 1) }, now)).toEqual({
			kind: 'refused',
			code: 'reason_too_long',
			limit: 4000,
			length: 4001,
		});
	});

	describe('once settled', () => {
		const first = settle(open, confirm, now);
		if (first.kind !== 'settled') throw new Error('not settled');

		test('takes the same answer again without doing anything', () => {
			expect(settle(first.redFlag, confirm, later)).toEqual({ kind: 'already', redFlag: first.redFlag });
		});

		test.each([
			['the other way', { ...confirm, state: 'dismissed' as const }],
			['by a third person', { ...confirm, memberId: 'recruiter' }],
			['with another reason', { ...confirm, reason: 'Thought again.' }],
		])('is not settled again %s', (_how, answer) => {
			const outcome = settle(first.redFlag, answer, later);
			expect(outcome).toEqual({ kind: 'refused', code: 'already_settled', state: 'confirmed' });
			if (outcome.kind === 'refused') expect(redFlagRefusalSentence(outcome)).toContain('already confirmed');
		});
	});
});
