import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptyContent, type ScorecardContent } from '#lib/domain/scorecard/content.ts';
import { differingFields } from '#lib/domain/scorecard/draft-save.ts';
import { differingPlaces, merged } from '#lib/components/scorecard/merge-drafts.ts';

const flag = (id: string, text: string) => ({ id, signalId: null, text, evidence: '' });
const mine: ScorecardContent = {
	...emptyContent(),
	ratings: {
		d1: { level: 4, notAssessed: null, note: 'Mine' },
		d2: { level: 2, notAssessed: null, note: '' },
	},
	overall: 'yes',
	redFlags: [flag('f1', 'One'), flag('f2', 'Two')],
};
const theirs: ScorecardContent = {
	...emptyContent(),
	ratings: { d1: { level: null, notAssessed: 'out_of_time', note: 'Mine' } },
	keyTakeaways: 'Theirs',
	redFlags: [flag('f1', 'One, better')],
	questionNotes: { q1: 'Answer' },
};

describe('choosing between two versions', () => {
	test('offers a rating as one place, its note as another, a red flag as one', () => {
		expect(differingPlaces(mine, theirs).sort()).toEqual([
			'keyTakeaways',
			'overall',
			'questionNotes.q1',
			'ratings.d1',
			'ratings.d2',
			'redFlags.f1',
			'redFlags.f2',
		]);
	});

	test('takes each place from the side that was chosen', () => {
		const result = merged(mine, theirs, {
			'ratings.d1': 'theirs',
			'redFlags.f2': 'theirs',
			keyTakeaways: 'theirs',
		});
		expect(result).toEqual({
			...mine,
			ratings: { d1: { level: null, notAssessed: 'out_of_time', note: 'Mine' }, d2: mine.ratings['d2'] },
			keyTakeaways: 'Theirs',
			redFlags: [flag('f1', 'One')],
		});
	});

	test('all of one side is that side', () => {
		const word = fc.constantFrom('', 'a', 'b');
		const level = fc.constantFrom(null, 1 as const, 5 as const);
		const content = fc.record({
			d1: level,
			d2: level,
			note: word,
			take: word,
			question: word,
			flags: fc.subarray(['f1', 'f2', 'f3']),
			text: word,
		});
		type Sketch = {
			d1: 1 | 5 | null;
			d2: 1 | 5 | null;
			note: string;
			take: string;
			question: string;
			flags: string[];
			text: string;
		};
		const made = ({ d1, d2, note, take, question, flags, text }: Sketch): ScorecardContent => ({
			...emptyContent(),
			ratings: { d1: { level: d1, notAssessed: null, note }, d2: { level: d2, notAssessed: null, note: '' } },
			keyTakeaways: take,
			questionNotes: question ? { q1: question } : {},
			redFlags: flags.map((id) => flag(id, text)),
		});
		fc.assert(
			fc.property(content, content, (left, right) => {
				const [a, b] = [made(left), made(right)];
				const all = (side: 'mine' | 'theirs') =>
					Object.fromEntries(differingPlaces(a, b).map((place) => [place, side]));
				expect(differingFields(merged(a, b, all('mine')), a)).toEqual([]);
				expect(
					differingFields(merged(a, b, all('theirs')), b).filter((field) => field !== 'redFlags'),
				).toEqual([]);
			}),
		);
	});
});
