import { describe, expect, test } from 'vitest';
import {
	decide,
	decisionErrorSentence,
	type DecisionInput,
	decisionTextLimit,
} from '#lib/domain/decision/decision.ts';
import { decisionReasons, departs, Outcome, ReasonCode } from '#lib/domain/decision/outcome.ts';

const hire = { status: 'RECOMMENDED', band: 'HIRE' } as const;
const noHire = { status: 'RECOMMENDED', band: 'NO_HIRE' } as const;
const thin = { status: 'INSUFFICIENT_EVIDENCE', band: null } as const;
const onHold = { status: 'HOLD', band: null } as const;
const stopped = { status: 'KNOCKED_OUT', band: 'NO_HIRE' } as const;

const input: DecisionInput = {
	outcome: 'hire',
	reasonCodes: ['meets_bar'],
	reason: 'Solved the case and explained the trade-offs.',
	departureReason: '',
	recommendation: hire,
};

describe('an outcome departs from the recommendation', () => {
	const bands = ['STRONG_HIRE', 'HIRE', 'LEAN_HIRE', 'LEAN_NO_HIRE', 'NO_HIRE', 'STRONG_NO_HIRE'] as const;
	test.each(bands.map((band, index) => [band, index < 3] as const))('by the band %s', (band, toHire) => {
		const recommendation = { status: 'RECOMMENDED', band } as const;
		expect(departs('hire', recommendation)).toBe(!toHire);
		expect(departs('advance', recommendation)).toBe(!toHire);
		expect(departs('reject', recommendation)).toBe(toHire);
		expect(departs('hold', recommendation)).toBe(false);
	});

	test.each([
		['thin evidence', thin],
		['a hold', onHold],
		['a knock-out', stopped],
		['no recommendation at all', null],
	])('when it goes onward against %s, and not when it rejects or waits', (_what, recommendation) => {
		expect(Outcome.options.filter((outcome) => departs(outcome, recommendation))).toEqual([
			'advance',
			'hire',
		]);
	});
});

describe('a decision', () => {
	test('that follows the recommendation needs a coded and a written reason', () => {
		expect(decide(input)).toEqual({
			kind: 'accepted',
			decision: {
				outcome: 'hire',
				reasonCodes: ['meets_bar'],
				reason: 'Solved the case and explained the trade-offs.',
				departs: false,
				departureReason: null,
			},
		});
	});

	test.each([
		['no outcome', { outcome: '' }, [['outcome', 'choose_outcome']]],
		['an outcome of its own', { outcome: 'maybe' }, [['outcome', 'choose_outcome']]],
		['no coded reason', { reasonCodes: [] }, [['reasonCodes', 'choose_reason']]],
		['an unknown reason', { reasonCodes: ['meets_bar', 'mood'] }, [['reasonCodes', 'unknown_reason']]],
		['a reason to reject', { reasonCodes: ['below_bar'] }, [['reasonCodes', 'reason_of_other_outcome']]],
		['a blank reason', { reason: ' \n ' }, [['reason', 'required']]],
		['a reason too long', { reason: 'x'.repeat(decisionTextLimit + 1) }, [['reason', 'too_long']]],
		['a silent departure', { recommendation: noHire }, [['departureReason', 'required']]],
		['a blank departure', { recommendation: thin, departureReason: ' ' }, [['departureReason', 'required']]],
		[
			'nothing at all',
			{ outcome: '', reasonCodes: [], reason: '' },
			[
				['outcome', 'choose_outcome'],
				['reasonCodes', 'choose_reason'],
				['reason', 'required'],
			],
		],
	])('with %s is refused at its field, in a sentence', (_what, change, expected) => {
		const outcome = decide({ ...input, ...change });
		if (outcome.kind !== 'refused') throw new Error('accepted');
		expect(outcome.errors.map((error) => [error.field, error.code])).toEqual(expected);
		for (const error of outcome.errors) expect(decisionErrorSentence(error)).toMatch(/^["A-Z].+\.$/);
	});

	test('that departs is taken with its written reason, and says that it departs', () => {
		const outcome = decide({ ...input, recommendation: noHire, departureReason: ' A work sample since. ' });
		expect(outcome).toMatchObject({
			kind: 'accepted',
			decision: { departs: true, departureReason: 'A work sample since.' },
		});
	});

	test('rejecting against a hire needs a written departure; rejecting on thin evidence does not', () => {
		const reject = { ...input, outcome: 'reject', reasonCodes: ['withdrew'] };
		expect(decide(reject).kind).toBe('refused');
		expect(decide({ ...reject, recommendation: thin }).kind).toBe('accepted');
	});

	test('keeps its coded reasons once each, in the order of the list', () => {
		const outcome = decide({ ...input, reasonCodes: ['other', 'meets_bar', 'other'] });
		expect(outcome).toMatchObject({ decision: { reasonCodes: ['meets_bar', 'other'] } });
	});

	test('keeps a departure reason that was typed although nothing departs', () => {
		expect(decide({ ...input, departureReason: 'Close call.' })).toMatchObject({
			decision: { departs: false, departureReason: 'Close call.' },
		});
	});

	test('has a reason on the list for every outcome, and every reason is for some outcome', () => {
		for (const outcome of Outcome.options) {
			const codes = ReasonCode.options.filter((code) => decisionReasons[code].outcomes.includes(outcome));
			expect(codes.length).toBeGreaterThan(1);
		}
		for (const code of ReasonCode.options) {
			expect(decisionReasons[code].outcomes.length).toBeGreaterThan(0);
		}
	});
});
