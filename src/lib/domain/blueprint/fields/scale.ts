import type { BlueprintScale } from '#lib/domain/blueprint/blueprint.ts';

const COUNTS: Record<string, number> = { three: 3, four: 4, five: 5, six: 6, seven: 7, ten: 10 };
const REMARK = '(?:\\s*\\([^()]{0,60}\\)|\\s*=\\s*[\\w ]{1,30}?)?';
const UNITS =
	'(?!\\s*(?:%|\\d|min|hour|day|week|month|year|dimension|interview|exercise|candidate|sentence))';
const RANGE = new RegExp(
	`(?<![\\d.,–-])(\\d{1,2})${REMARK}\\s*(?:–|—|-|to|through)\\s*(\\d{1,2})(?![\\d.,]\\d)${UNITS}`,
	'i',
);
const POINTS = /\b(three|four|five|six|seven|ten|\d{1,2})[- ]points?\b/i;
const OUT_OF = /\bout of (\d{1,2})\b/i;

const LISTED = /(?<![\d.,])(\d{1,2})\s*=\s*["“]?\p{L}/gu;

const HIGHEST = 10;

function scale(one: number, other: number): BlueprintScale | null {
	const [min, max] = [Math.min(one, other), Math.max(one, other)];
	return min <= 1 && max >= 2 && max <= HIGHEST ? { min, max } : null;
}

/** The rating scale that a heading or a sentence states, such as "1–5", "a four-point scale" or "1 = no, 5 = yes". */
export function findScale(text: string): BlueprintScale | null {
	const line = text.slice(0, 5000);
	const range = RANGE.exec(line);
	const stated = range ? scale(Number(range[1]), Number(range[2])) : null;
	if (stated) return stated;
	const points = POINTS.exec(line)?.[1]?.toLowerCase() ?? OUT_OF.exec(line)?.[1];
	if (points !== undefined) return scale(1, COUNTS[points] ?? Number(points));
	const listed = [...line.matchAll(LISTED)].map((level) => Number(level[1]));
	return listed.length > 1 ? scale(Math.min(...listed), Math.max(...listed)) : null;
}

/** The scale that numbered level columns span. */
export function scaleOfLevels(keys: readonly string[]): BlueprintScale | null {
	const numbers = keys.filter((key) => /^\d{1,2}$/.test(key)).map(Number);
	if (numbers.length < 2) return null;
	return { min: Math.min(...numbers), max: Math.max(...numbers) };
}
