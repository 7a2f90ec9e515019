/** Minutes; "up to N" has no minimum. */
export interface Duration {
	min: number | null;
	max: number | null;
}

export interface FoundDuration extends Duration {
	/** Where the words that state it begin and end. */
	start: number;
	end: number;
}

const WORDS: Record<string, number> = {
	a: 1,
	an: 1,
	one: 1,
	two: 2,
	three: 3,
	four: 4,
	five: 5,
	six: 6,
	half: 0.5,
};
const NUMBER = '(\\d{1,3}(?:[.,]\\d{1,2})?|half(?: an?)?|one|two|three|four|five|six|an?)';
const UNIT = '(minutes?|mins?\\b\\.?|hours?|hrs?\\b\\.?|h\\b|m\\b)';
const PREFIX =
	'(up to|max(?:imum)?\\.?|at most|no more than|not more than|under|less than|≤|<)?\\s*(?:(?:approx(?:imately)?\\.?|about|around|ca\\.|circa|roughly)\\s*|[~≈]\\s*)?';
const DURATION = new RegExp(
	`(?<![\\p{L}\\p{N}.,–-])${PREFIX}${NUMBER}(?:[\\s-]*${UNIT}(?:\\s*(?:and\\s+)?(\\d{1,2})\\s*(?:minutes?|mins?\\b|m\\b))?)?(?:\\s*(?:–|—|-|to|or)\\s*${NUMBER}[\\s-]*${UNIT})?(\\s*(?:max(?:imum)?\\b\\.?|at most|or less|limit))?(?![\\p{L}\\p{N}])`,
	'giu',
);

function value(text: string): number {
	const word = text.toLowerCase().split(' ')[0] ?? '';
	return WORDS[word] ?? Number(text.replace(',', '.'));
}

function minutes(amount: string, unit: string): number {
	return Math.round(value(amount) * (/^h/i.test(unit) ? 60 : 1));
}

/** The first stretch of time that a text states. */
export function findDuration(text: string): FoundDuration | null {
	for (const found of text.slice(0, 2000).matchAll(DURATION)) {
		const [whole, atMost, low = '', lowUnit, extra, high, highUnit, capped] = found;
		const unit = lowUnit ?? highUnit;
		if (unit === undefined) continue;
		// "a m" or "one h": words count hours and minutes that are written out.
		if (/^[a-z]/i.test(low) && /^(?:h|m)$/i.test(unit)) continue;
		let first = minutes(low, unit);
		if (extra !== undefined && high === undefined && /^h/i.test(unit)) first += Number(extra);
		const second = high === undefined || highUnit === undefined ? first : minutes(high, highUnit);
		const start = found.index + (whole.length - whole.trimStart().length);
		const end = found.index + whole.trimEnd().length;
		const most = Math.max(first, second);
		if (atMost !== undefined || capped !== undefined)
			return { min: high === undefined ? null : first, max: most, start, end };
		return { min: Math.min(first, second), max: most, start, end };
	}
	return null;
}
