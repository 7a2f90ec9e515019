import { expect, test } from 'vitest';
import { defaultPolicy } from './policy.ts';
import { policySentences } from './words.ts';

test('the default policy reads as it is', () => {
	const text = policySentences(defaultPolicy).join('\n');
	expect(text).toContain('hire from a score of 3.5 on, strongly from 4.25 on; below 2.5');
	expect(text).toContain('3 different raters, and ratings for 80 % of the weight');
	expect(text).toContain('A rating of 1, 2 or 5 needs a written note. Every red flag needs one.');
	expect(text).toContain('due 24 hours after its interview');
});

test.each([
	[[], 'No rating needs a written note.'],
	[[1], 'A rating of 1 needs a written note.'],
	[[1, 5], 'A rating of 1 or 5 needs a written note.'],
	[[1, 2, 3, 4, 5], 'Every rating needs a written note.'],
] as const)('notes at %j', (levels, sentence) => {
	expect(policySentences({ ...defaultPolicy, notesRequiredAt: [...levels] }).join()).toContain(sentence);
});

test('one rater is one rater, and a strict policy says so', () => {
	const text = policySentences({ ...defaultPolicy, quorum: 1, evidenceFirst: 'require' }).join('\n');
	expect(text).toContain('It takes one different rater');
	expect(text).toContain('shown only to who has opened the notes');
});
