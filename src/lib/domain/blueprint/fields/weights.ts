export interface Weight {
	weight: number;
	min: number | null;
	max: number;
	range: boolean;
	fraction: boolean;
	approximate: boolean;
}

const AMOUNT = '(?:\\d{1,3}(?:[.,]\\d{1,3})?|[.,]\\d{1,3})';
const PERCENT = '\\s?(?:%|percent\\b|pct\\b)';
const ABOUT = '(?:~|≈|±|(?:about|approx(?:imately|\\.)?|around|ca\\.|circa|roughly)\\s)\\s?';
const UP_TO = '(?:(?:up to|at most|max(?:imum|\\.)?)\\s|≤\\s?)';
const RANGE = `(?:\\s?(?:–|—|-|to)\\s?${AMOUNT})`;

/** A weight that is one by its own form: with a percent sign, or a fraction of 1. */
export const WEIGHT_FORM = `(?:${ABOUT}|${UP_TO})?(?:${AMOUNT}(?:${PERCENT})?${RANGE}?${PERCENT}|(?:0|1)?[.,]\\d{1,3}${RANGE}?(?![\\d%]))`;

const WEIGHT = new RegExp(
	`^(${ABOUT})?(${UP_TO})?(${ABOUT})?(${AMOUNT})(${PERCENT})?(?:\\s?(?:–|—|-|to)\\s?(${AMOUNT})(${PERCENT})?)?$`,
	'i',
);

function amount(text: string): number {
	return Number(text.replace(',', '.').replace(/^\./, '0.'));
}

function rounded(value: number): number {
	return Math.round(value * 1e6) / 1e6;
}

/** Reads a whole cell, or what stands between brackets or dashes, as a weight in percent; null when it is none. */
export function readWeight(text: string): Weight | null {
	const stripped = text
		.trim()
		.replace(/^weight\s*[:=]?\s*/i, '')
		.replace(/\s*weight$/i, '');
	const found = WEIGHT.exec(stripped);
	const low = found?.[4];
	if (!found || low === undefined) return null;
	const high = found[6];
	const hasPercent = found[5] !== undefined || found[7] !== undefined;
	const first = amount(low);
	const last = high === undefined ? first : amount(high);
	const fraction = !hasPercent && last <= 1 && /[.,]/.test(low + (high ?? ''));
	const factor = fraction ? 100 : 1;
	const [min, max] = [rounded(Math.min(first, last) * factor), rounded(Math.max(first, last) * factor)];
	if (max > 100) return null;
	const upTo = found[2] !== undefined;
	return {
		weight: high === undefined || upTo ? max : rounded((min + max) / 2),
		min: upTo && high === undefined ? null : min,
		max,
		range: high !== undefined,
		fraction,
		approximate: upTo || found[1] !== undefined || found[3] !== undefined,
	};
}

const IN_BRACKETS = new RegExp(
	`\\s*[([]\\s*(?:weight\\s*[:=]?\\s*)?(${WEIGHT_FORM})(?:\\s*weight)?\\s*[)\\]]`,
	'i',
);
const BEHIND_BORDER = new RegExp(
	`(?:\\s*(?:[–—:,|]|\\s-)\\s*(?:weight\\s*[:=]?\\s*)?|\\s+weight\\s*[:=]\\s*)(${WEIGHT_FORM})(?=\\s*(?:[–—:,;.|]|-\\s|$))`,
	'i',
);
const AT_THE_START = new RegExp(`^(${WEIGHT_FORM})\\s*(?:[–—:|-]\\s*)?(?=\\S)`, 'i');
const AT_THE_END = new RegExp(`\\s+(${WEIGHT_FORM})$`, 'i');

/** Finds the weight in a dimension's line, with the stretch that it takes up. */
export function findWeight(text: string): { weight: Weight; start: number; end: number } | null {
	const line = text.slice(0, 2000);
	for (const form of [IN_BRACKETS, BEHIND_BORDER, AT_THE_START, AT_THE_END]) {
		const found = form.exec(line);
		const weight = found?.[1] === undefined ? null : readWeight(found[1]);
		if (found && weight) return { weight, start: found.index, end: found.index + found[0].length };
	}
	return null;
}
