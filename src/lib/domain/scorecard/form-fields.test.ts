import { expect, test } from 'vitest';
import { emptyContent } from '#lib/domain/scorecard/content.ts';
import { contentOfForm } from '#lib/domain/scorecard/form-fields.ts';
import { parseContent } from '#lib/domain/scorecard/parse-content.ts';

const flagId = '0190a6a0-0000-7000-8000-000000000001';

test('a form that was left empty is an empty scorecard', () => {
	const redFlags = [{ id: flagId, signalId: '', text: ' ', evidence: '' }];
	expect(parseContent(contentOfForm({ overall: '', redFlags }))).toEqual({
		kind: 'ok',
		content: emptyContent(),
	});
});

test('what was chosen and written is the content', () => {
	const values = {
		ratings: {
			d1: { level: '4', notAssessed: 'out_of_time', note: 'Asked twice.' },
			d2: { level: 'not_assessed', notAssessed: 'no_evidence', note: '' },
			d3: { note: 'Only words.' },
		},
		overall: 'yes',
		observedSignals: ['s1'],
		redFlags: [{ id: flagId, signalId: '', text: 'Blamed a customer', evidence: 'Second story.' }],
		questionNotes: { q1: 'Short answer.' },
	};
	expect(parseContent(contentOfForm(values))).toEqual({
		kind: 'ok',
		content: {
			...emptyContent(),
			ratings: {
				d1: { level: 4, notAssessed: null, note: 'Asked twice.' },
				d2: { level: null, notAssessed: 'no_evidence', note: '' },
				d3: { level: null, notAssessed: null, note: 'Only words.' },
			},
			overall: 'yes',
			observedSignals: ['s1'],
			redFlags: [{ id: flagId, signalId: null, text: 'Blamed a customer', evidence: 'Second story.' }],
			questionNotes: { q1: 'Short answer.' },
		},
	});
});

test.each([
	[{ ratings: { d1: { level: '6' } } }],
	[{ overall: 'maybe' }],
	[{ redFlags: [{ id: 'x', text: 'y' }] }],
])('%j is refused and not bent', (values) => {
	expect(parseContent(contentOfForm(values)).kind).toBe('refused');
});

test.each([[null], ['text'], [{ ratings: 'x', redFlags: 'y', questionNotes: ['z'] }]])(
	'%j, which no form of ours sends, does not throw',
	(values) => {
		expect(() => parseContent(contentOfForm(values))).not.toThrow();
	},
);
