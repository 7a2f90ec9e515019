import type { GroupCount } from '#lib/domain/statistics/adverse-impact.ts';

export interface SelfIdentification {
	/** Answers by attribute; one that was not given is null or absent. */
	answers: Readonly<Record<string, string | null>>;
	selected: boolean;
}

export interface GroupTally {
	/** Sorted by name in code units. */
	groups: GroupCount[];
	/** Those who did not answer all that was asked for: counted, never guessed. */
	unknown: { selected: number; applicants: number };
}

/** A number of people below this is not shown on a screen. */
const SMALLEST_SHOWN = 5;

/** True where showing the count, 0 or more, could point at a person. */
export function isSuppressed(count: number): boolean {
	return count < SMALLEST_SHOWN;
}

/**
 * Counts selections by the answers to one attribute, or by the combinations of several (the intersectional table),
 * whose names are then joined by " / ". Throws RangeError without an attribute.
 */
export function tallyGroups(people: Iterable<SelfIdentification>, attributes: readonly string[]): GroupTally {
	if (attributes.length === 0) throw new RangeError('tallyGroups: no attribute');
	const counts = new Map<string, GroupCount>();
	const unknown = { selected: 0, applicants: 0 };
	for (const { answers, selected } of people) {
		const given = attributes.flatMap((attribute) => answers[attribute] ?? []);
		let count: { selected: number; applicants: number } = unknown;
		if (given.length === attributes.length) {
			const group = given.join(' / ');
			const known = counts.get(group) ?? { group, selected: 0, applicants: 0 };
			counts.set(group, known);
			count = known;
		}
		count.applicants += 1;
		if (selected) count.selected += 1;
	}
	const groups = [...counts.values()].sort((a, b) => (a.group < b.group ? -1 : 1));
	return { groups, unknown };
}

/**
 * Marks each score as above the median of all of them or not: the "selection" of a scoring rate (New York City, Local
 * Law 144 of 2021, 6 RCNY § 5-300). Scores at the median are not above it. Throws RangeError for a score not finite.
 */
export function aboveMedian(scores: readonly number[]): boolean[] {
	if (scores.some((score) => !Number.isFinite(score))) {
		throw new RangeError('aboveMedian: a score is not finite');
	}
	const sorted = scores.toSorted((a, b) => a - b);
	const upper = sorted[Math.floor(sorted.length / 2)] ?? 0;
	const lower = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
	const median = (lower + upper) / 2;
	return scores.map((score) => score > median);
}
