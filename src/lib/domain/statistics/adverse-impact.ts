import { fisherExact } from '#lib/domain/statistics/fisher.ts';

export interface GroupCount {
	group: string;
	selected: number;
	applicants: number;
}

export type ImpactVerdict =
	| 'REFERENCE'
	| 'TOO_SMALL'
	| 'ADVERSE_IMPACT_INDICATED'
	| 'BELOW_FOUR_FIFTHS_NOT_SIGNIFICANT'
	| 'SIGNIFICANT_ABOVE_FOUR_FIFTHS'
	| 'NO_INDICATION';

export interface ImpactComparison {
	/** Two-sided Fisher exact test against the reference, within [0, 1]. */
	fisherP: number;
	/** Difference of the two rates in standard deviations, pooled; null where both rates are 0 or both 1. */
	z: number | null;
	/** 95 % interval of the impact ratio; null where a rate is 0. */
	interval: readonly [lower: number, upper: number] | null;
	/** Impact ratio if one selection moved from the reference to this group; null where it cannot. */
	ratioIfOneMore: number | null;
	/** Selections missing for this group to reach the reference's rate; negative above it. */
	shortfall: number;
	/** One more selection would lift the ratio to four fifths. */
	fragile: boolean;
}

export interface GroupImpact extends GroupCount {
	/** Within [0, 1]; null without applicants. */
	rate: number | null;
	/** Rate over the reference's rate; null where either is undefined or the reference's is 0. */
	impactRatio: number | null;
	/** Share of the pool, within [0, 1]. */
	share: number;
	/** Large enough to be judged: 10 applicants and 2 % of the pool. */
	eligible: boolean;
	verdict: ImpactVerdict;
	/** Null for the reference itself and for a group without applicants. */
	comparison: ImpactComparison | null;
}

export interface AdverseImpact {
	reference: string;
	applicants: number;
	selected: number;
	/** In the order given. */
	groups: GroupImpact[];
}

const FEWEST = 10;
const LEAST_SHARE = 0.02;
const FOUR_FIFTHS = 0.8;
const SLACK = 1e-12;
const NORMAL_975 = 1.959963984540054;

function checkCounts(groups: readonly GroupCount[]): void {
	for (const { group, selected, applicants } of groups) {
		const whole = Number.isSafeInteger(selected) && Number.isSafeInteger(applicants);
		if (!whole || selected < 0 || selected > applicants) {
			throw new RangeError(`adverseImpact: ${group}: ${selected} of ${applicants}`);
		}
	}
	if (new Set(groups.map(({ group }) => group)).size < groups.length) {
		throw new RangeError('adverseImpact: a group is named twice');
	}
}

function isEligible({ applicants }: GroupCount, pool: number): boolean {
	return applicants >= FEWEST && applicants / pool >= LEAST_SHARE - SLACK;
}

/** Highest rate first, compared without rounding; then the larger group, then the name. */
function byRate(a: GroupCount, b: GroupCount): number {
	const byProduct = b.selected * a.applicants - a.selected * b.applicants;
	return byProduct || b.applicants - a.applicants || (a.group < b.group ? -1 : 1);
}

function compare(group: GroupCount, reference: GroupCount): ImpactComparison {
	const { selected: s, applicants: n } = group;
	const { selected: s1, applicants: n1 } = reference;
	const difference = s / n - s1 / n1;
	const pooled = (s + s1) / (n + n1);
	const spread = Math.sqrt(pooled * (1 - pooled) * (1 / n + 1 / n1));
	const logRatio = Math.log((s * n1) / (s1 * n));
	const reach = NORMAL_975 * Math.sqrt(1 / s - 1 / n + 1 / s1 - 1 / n1);
	return {
		fisherP: fisherExact([
			[s, n - s],
			[s1, n1 - s1],
		]),
		z: spread > 0 ? difference / spread : null,
		interval: s > 0 && s1 > 0 ? [Math.exp(logRatio - reach), Math.exp(logRatio + reach)] : null,
		ratioIfOneMore: s < n && s1 > 1 ? ((s + 1) * n1) / ((s1 - 1) * n) : null,
		shortfall: (n * s1) / n1 - s,
		fragile: false,
	};
}

function verdictOf(impactRatio: number, fisherP: number): ImpactVerdict {
	const significant = fisherP < 0.05;
	if (impactRatio < FOUR_FIFTHS - SLACK) {
		return significant ? 'ADVERSE_IMPACT_INDICATED' : 'BELOW_FOUR_FIFTHS_NOT_SIGNIFICANT';
	}
	return significant ? 'SIGNIFICANT_ABOVE_FOUR_FIFTHS' : 'NO_INDICATION';
}

function impactOf(count: GroupCount, reference: GroupCount, pool: number): GroupImpact {
	const { group, selected, applicants } = count;
	const eligible = isEligible(count, pool);
	const rate = applicants > 0 ? selected / applicants : null;
	const impactRatio =
		applicants > 0 && reference.selected > 0
			? (selected * reference.applicants) / (applicants * reference.selected)
			: null;
	const base = { group, selected, applicants, rate, impactRatio, share: applicants / pool, eligible };
	if (count === reference) return { ...base, verdict: 'REFERENCE', comparison: null };
	if (applicants === 0) return { ...base, verdict: 'TOO_SMALL', comparison: null };
	const comparison = compare(count, reference);
	if (!eligible || impactRatio === null) return { ...base, verdict: 'TOO_SMALL', comparison };
	const verdict = verdictOf(impactRatio, comparison.fisherP);
	const fragile =
		verdict === 'BELOW_FOUR_FIFTHS_NOT_SIGNIFICANT' &&
		comparison.ratioIfOneMore !== null &&
		comparison.ratioIfOneMore >= FOUR_FIFTHS - SLACK;
	return { ...base, verdict, comparison: { ...comparison, fragile } };
}

/**
 * Selection rates of groups against the group with the highest rate: the four-fifths rule (Uniform Guidelines 1978,
 * 29 CFR 1607.4 D) with Fisher's exact test, the interval of the rate ratio (Katz, Baptista, Azen & Pike 1978) and the
 * two-standard-deviation rule. The reference is taken from groups of 10 applicants and 2 % of the pool or more, if any;
 * a group smaller than that is never judged. Null without applicants.
 * Throws RangeError where a count is not whole, more are selected than applied, or a group is named twice.
 */
export function adverseImpact(groups: readonly GroupCount[]): AdverseImpact | null {
	checkCounts(groups);
	const pool = groups.reduce((sum, { applicants }) => sum + applicants, 0);
	const present = groups.filter(({ applicants }) => applicants > 0);
	const eligible = present.filter((group) => isEligible(group, pool));
	const [reference] = (eligible.length > 0 ? eligible : present).toSorted(byRate);
	if (!reference) return null;
	return {
		reference: reference.group,
		applicants: pool,
		selected: groups.reduce((sum, { selected }) => sum + selected, 0),
		groups: groups.map((group) => impactOf(group, reference, pool)),
	};
}
