import { describe, expect, test } from 'vitest';
import type { ModelRecommendation } from '#lib/domain/recommendation/model-recommendation.ts';
import { modelOf } from '#lib/domain/recommendation/model-panel.fixture.ts';
import {
	noticesTold,
	type SeverityReader,
	severityTold,
	tellable,
} from '#lib/domain/recommendation/severity-told.ts';
import { severityExplanation, severitySentence } from '#lib/domain/recommendation/words-severity.ts';

const owner: SeverityReader = { calibrationOwner: true, seesWorking: false };
const manager: SeverityReader = { calibrationOwner: false, seesWorking: true };
const interviewer: SeverityReader = { calibrationOwner: false, seesWorking: false };

function told(
	policy: ModelRecommendation['severity']['policy'],
	mode: ModelRecommendation['mode'] = 'display',
): ModelRecommendation {
	return {
		...modelOf(),
		mode,
		severity: {
			policy,
			gate: { verdict: 'APPLY', raters: 9, candidates: 40, cards: 160 },
			other: {
				mode: mode === 'display' ? 'severity' : 'display',
				score: 3.97,
				se: 0.3,
				interval: [3.4766, 4.4634],
				band: 'HIRE',
				difference: 0.117,
				shares: [{ raterId: 'ana', share: 0.12 }],
			},
		},
		notices: [{ code: 'SEVERITY_MATTERS', difference: 0.3 }, { code: 'FRAGILE' }],
	};
}

describe('“off” keeps all of it unsaid', () => {
	test.each([owner, manager, interviewer])('to %o', (reader) => {
		expect(severityTold(told('off'), reader)).toBeNull();
		const sent = JSON.stringify(tellable(told('off'), reader));
		for (const word of ['SEVERITY_MATTERS', 'shares', 'difference', '3.97']) expect(sent).not.toContain(word);
		expect(noticesTold(told('off'))).toEqual([{ code: 'FRAGILE' }]);
	});
});

describe('“show”', () => {
	test('tells everybody by how much, and names interviewers to the calibration owner alone', () => {
		expect(severityTold(told('show'), owner)).toMatchObject({ kind: 'beside', shares: [{ raterId: 'ana' }] });
		for (const reader of [manager, interviewer]) {
			expect(severityTold(told('show'), reader)).toMatchObject({ difference: 0.117, shares: null });
			expect(JSON.stringify(tellable(told('show'), reader))).not.toContain('shares');
		}
		expect(tellable(told('show'), owner)).toEqual(told('show'));
	});

	test('without a snapshot nothing is known yet', () => {
		expect(severityTold(modelOf(), manager)).toEqual({ kind: 'unknown' });
		expect(severitySentence({ kind: 'unknown' })).toContain('not known yet');
	});

	test('in words', () => {
		const severity = severityTold(told('show'), manager)!;
		expect(severitySentence(severity)).toBe('Interviewers’ usual severity moves this by +0.12.');
		expect(severityExplanation(severity)).toContain(
			'With severity taken off the score would be 4.0 (90 %: 3.5 to 4.5), “Hire, fairly sure”.',
		);
	});
});

describe('“apply”', () => {
	test('names interviewers to whoever sees the working, which could not be recomputed otherwise', () => {
		expect(severityTold(told('apply', 'severity'), manager)).toMatchObject({
			kind: 'taken_off',
			shares: [{ raterId: 'ana' }],
		});
		expect(severityTold(told('apply', 'severity'), interviewer)).toMatchObject({ shares: null });
	});

	test('says where too little is known to take it off, and then names nobody', () => {
		const severity = severityTold(told('apply', 'display'), manager)!;
		expect(severity).toMatchObject({ kind: 'beside', isHeldBack: true, shares: null });
		expect(severityExplanation(severity)[0]).toContain('too few interviewers');
	});
});
