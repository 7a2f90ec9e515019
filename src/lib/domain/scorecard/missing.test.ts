import { describe, expect, test } from 'vitest';
import { defaultPolicy } from '#lib/domain/policy/policy.ts';
import { emptyContent, type ScorecardContent } from '#lib/domain/scorecard/content.ts';
import { missing, missingSentence, type ScorecardForm } from '#lib/domain/scorecard/missing.ts';

const form: ScorecardForm = {
	dimensions: [
		{ id: 'd1', name: 'Debugging', focus: true },
		{ id: 'd2', name: 'Writing', focus: true },
		{ id: 'd3', name: 'Curiosity', focus: false },
	],
};
const names = new Map(form.dimensions.map(({ id, name }) => [id, name]));
const plain = { level: 3, notAssessed: null, note: '' } as const;
const complete: ScorecardContent = {
	...emptyContent(),
	ratings: { d1: plain, d2: plain },
	overall: 'no_decision',
};
const flag = { id: 'f1', signalId: null, text: 'Blamed a customer', evidence: 'In the second story.' };

function sentences(change: Partial<ScorecardContent>): string[] {
	return missing({ ...complete, ...change }, form, defaultPolicy).map((item) => missingSentence(item, names));
}

describe('what is missing on a scorecard', () => {
	test('nothing, with each focus dimension rated and an overall word', () => {
		expect(sentences({})).toEqual([]);
	});

	test('everything asked for, in the order of the page', () => {
		expect(missing(emptyContent(), form, defaultPolicy)).toEqual([
			{ code: 'rating', dimensionId: 'd1' },
			{ code: 'rating', dimensionId: 'd2' },
			{ code: 'overall' },
		]);
	});

	test('a note alone is no rating', () => {
		const d1 = { level: null, notAssessed: null, note: 'Something.' };
		expect(sentences({ ratings: { d1, d2: plain } })).toEqual([
			'Rate Debugging, or say why it was not assessed.',
		]);
	});

	test('a note on a dimension beside the focus asks for its rating too, or it would be lost', () => {
		const d3 = { level: null, notAssessed: null, note: 'Explained it twice.' };
		expect(missing({ ...complete, ratings: { ...complete.ratings, d3 } }, form, defaultPolicy)).toEqual([
			{ code: 'rating', dimensionId: 'd3' },
		]);
	});

	test('a focus dimension set aside with a reason is not missing', () => {
		const d1 = { level: null, notAssessed: 'out_of_time', note: '' } as const;
		expect(sentences({ ratings: { d1, d2: plain } })).toEqual([]);
	});

	test.each([
		[1, true],
		[2, true],
		[3, false],
		[4, false],
		[5, true],
	] as const)('level %d needs its evidence by the default policy: %s', (level, needed) => {
		const d1 = { level, notAssessed: null, note: ' \n' };
		expect(sentences({ ratings: { d1, d2: plain } })).toEqual(
			needed ? [`Write what you saw or heard on Debugging: a ${level} needs its evidence.`] : [],
		);
		expect(sentences({ ratings: { d1: { ...d1, note: 'Named the cause.' }, d2: plain } })).toEqual([]);
	});

	test('the note rule holds for a dimension that is rated though not in focus', () => {
		const d3 = { level: 5, notAssessed: null, note: '' } as const;
		expect(sentences({ ratings: { ...complete.ratings, d3 } })).toHaveLength(1);
	});

	test('an organization that asks for no notes gets none asked for', () => {
		const ratings = { d1: { ...plain, level: 5 }, d2: { ...plain, level: 1 } } as const;
		expect(missing({ ...complete, ratings }, form, { notesRequiredAt: [] })).toEqual([]);
	});

	test.each([
		[flag, []],
		[{ ...flag, evidence: ' ' }, ['Write the evidence for red flag 1.']],
		[{ ...flag, text: '' }, ['Say what red flag 1 is.']],
		[{ ...flag, text: '', signalId: 's1' }, []],
		[{ ...flag, text: '', evidence: '' }, ['Say what red flag 1 is.', 'Write the evidence for red flag 1.']],
	])('of the red flag %j: %j', (redFlag, expected) => {
		expect(sentences({ redFlags: [redFlag] })).toEqual(expected);
	});

	test('no overall word, where "no decision" is a word', () => {
		expect(sentences({ overall: null })).toEqual(['Choose your overall recommendation.']);
	});
});
