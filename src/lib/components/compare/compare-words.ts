import { type Order, orderOf } from '#lib/domain/recommendation/tie-groups.ts';

export const orderWords: Record<Order, string> = {
	above: 'above',
	not_told_apart: 'cannot be told apart',
	below: 'below',
};

/**
 * A probability, 0 to 1, as so many in 100. What does not reach a limit is never rounded up to it, and what is not certain
 * never reads as if it were.
 */
export function inHundred(probability: number): string {
	if (probability < 0.005) return 'under 1';
	if (probability > 0.995) return 'over 99';
	const rounded = Math.round(probability * 100);
	const isOpen = orderOf(probability) === 'not_told_apart';
	return String(isOpen ? Math.min(79, Math.max(21, rounded)) : rounded);
}

/** The probability in a sentence, from the side of whoever is likelier above. */
export function pairSentence(row: string, column: string, probability: number): string {
	if (probability < 0.5) return pairSentence(column, row, 1 - probability);
	const order = orderOf(probability);
	const told = order === 'not_told_apart' ? '; cannot be told apart below 80' : '';
	return `${row} above ${column}: ${inHundred(probability)} in 100${told}.`;
}

export const unseenWords = {
	owed: 'you owe a scorecard here; submit yours, and it can be compared',
	withdrawn: 'withdrawn',
	unread: 'open the notes of all its scorecards first; then it can be compared',
	unrated: 'no scorecard that counts has been submitted',
} as const;
