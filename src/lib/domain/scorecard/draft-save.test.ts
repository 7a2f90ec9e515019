import { describe, expect, test } from 'vitest';
import { emptyContent, type ScorecardContent } from '#lib/domain/scorecard/content.ts';
import { differingFields, saveDraft } from '#lib/domain/scorecard/draft-save.ts';

const flag = { id: 'f1', signalId: null, text: 'Late', evidence: 'Twice' };
const stored: ScorecardContent = {
	...emptyContent(),
	ratings: { d1: { level: 3, notAssessed: null, note: 'Asked first.' } },
	keyTakeaways: 'Calm.',
	redFlags: [flag],
	questionNotes: { q1: 'Good story.' },
};
const current = { revision: 7, content: stored };

describe('saving a draft', () => {
	test('on top of the current revision is saved as the next', () => {
		expect(
			saveDraft(current, { baseRevision: 7, content: { ...stored, keyTakeaways: 'Calm, clear.' } }),
		).toEqual({
			kind: 'saved',
			revision: 8,
		});
	});

	test.each([3, 6, 8])('on base %d is refused with both texts and what differs', (baseRevision) => {
		const content = { ...stored, keyTakeaways: 'Nervous.', overall: 'no' as const };
		expect(saveDraft(current, { baseRevision, content })).toEqual({
			kind: 'conflict',
			revision: 7,
			theirs: stored,
			yours: content,
			differs: ['keyTakeaways', 'overall'],
		});
	});

	test.each([3, 6, 7])(
		'that is already there is accepted on base %d: a request sent again',
		(baseRevision) => {
			expect(saveDraft(current, { baseRevision, content: structuredClone(stored) })).toEqual({
				kind: 'unchanged',
				revision: 7,
			});
		},
	);

	test('and answering a conflict on its revision is saved', () => {
		const content = { ...stored, keyTakeaways: 'Both.' };
		const refused = saveDraft(current, { baseRevision: 6, content });
		expect(saveDraft(current, { baseRevision: refused.revision, content })).toEqual({
			kind: 'saved',
			revision: 8,
		});
	});
});

describe('the fields that differ', () => {
	test.each<[string, Partial<ScorecardContent>, string[]]>([
		[
			'a level',
			{ ratings: { d1: { level: 4, notAssessed: null, note: 'Asked first.' } } },
			['ratings.d1.level'],
		],
		['a rating taken out', { ratings: {} }, ['ratings.d1.level', 'ratings.d1.note']],
		[
			'a rating set aside',
			{ ratings: { d1: { level: null, notAssessed: 'other', note: 'Asked first.' } } },
			['ratings.d1.level', 'ratings.d1.notAssessed'],
		],
		['a note on a question', { questionNotes: { q1: 'Good story. Led it.' } }, ['questionNotes.q1']],
		['a red flag reworded', { redFlags: [{ ...flag, text: 'Very late' }] }, ['redFlags.f1']],
		['a red flag added', { redFlags: [flag, { ...flag, id: 'f2' }] }, ['redFlags', 'redFlags.f2']],
		['signals', { observedSignals: ['s1'] }, ['observedSignals']],
		[
			'blank entries',
			{ ratings: { ...stored.ratings, d2: { level: null, notAssessed: null, note: '' } } },
			[],
		],
	])('name %s', (_what, change, expected) => {
		expect(differingFields(stored, { ...stored, ...change })).toEqual(expected);
		expect(differingFields({ ...stored, ...change }, stored)).toEqual(expected);
	});
});
