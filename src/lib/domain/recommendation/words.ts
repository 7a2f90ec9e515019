import type {
	Band,
	Gate,
	Reason,
	Recommendation,
	RecommendationStatus,
} from '#lib/domain/recommendation/recommendation.ts';
import type { Exclusion } from '#lib/domain/recommendation/panel.ts';
import { type DimensionNames, dimensionName } from '#lib/domain/scorecard/names.ts';

const bandWords: Record<Band, string> = {
	STRONG_HIRE: 'Strong hire',
	HIRE: 'Hire',
	LEAN_HIRE: 'Lean hire',
	LEAN_NO_HIRE: 'Lean no hire',
	NO_HIRE: 'No hire',
	STRONG_NO_HIRE: 'Strong no hire',
};

const statusWords: Record<RecommendationStatus, string> = {
	RECOMMENDED: 'Recommendation',
	INSUFFICIENT_EVIDENCE: 'Not enough evidence yet',
	HOLD: 'On hold',
	KNOCKED_OUT: 'Stopped',
};

export const exclusionWords: Record<Exclusion, string> = {
	shadow: 'in training, so not counted',
	seen_others: 'saw others first, so not counted',
	waived: 'waived',
};

/** The one line that stands for a recommendation. */
export function headline(
	{ status, band, reasons }: Pick<Recommendation, 'status' | 'band' | 'reasons'>,
	names: DimensionNames,
): string {
	if (status === 'RECOMMENDED') return band === null ? statusWords[status] : bandWords[band];
	if (status === 'INSUFFICIENT_EVIDENCE') return statusWords[status];
	const [first] = reasons;
	switch (first?.code) {
		case 'RED_FLAG_OPEN':
			return `On hold: ${first.count === 1 ? 'open red flag' : `${first.count} open red flags`}`;
		case 'RED_FLAG_CONFIRMED':
			return `Stopped: ${first.count === 1 ? 'confirmed red flag' : `${first.count} confirmed red flags`}`;
		case 'CRITICAL_FLOOR': {
			const below = reasons.flatMap((reason) =>
				reason.code === 'CRITICAL_FLOOR' ? [dimensionName(names, reason.dimensionId)] : [],
			);
			return `Stopped: below the floor in ${listOf(below)}`;
		}
		default:
			return statusWords[status];
	}
}

export function reasonSentence(reason: Reason, names: DimensionNames): string {
	switch (reason.code) {
		case 'RED_FLAG_CONFIRMED':
			return reason.count === 1
				? 'A red flag was raised, and another person confirmed it.'
				: `${reason.count} red flags were raised, and another person confirmed them.`;
		case 'RED_FLAG_OPEN':
			return reason.count === 1
				? 'A red flag is open: someone other than the rater must confirm or dismiss it.'
				: `${reason.count} red flags are open: someone other than their raters must confirm or dismiss them.`;
		case 'COVERAGE':
			return `The ratings cover ${percent(reason.coverage, reason.needed)} of the weight; ${percent(reason.needed)} is needed.`;
		case 'QUORUM':
			return `${reason.raters} of ${reason.needed} raters needed.`;
		case 'CRITICAL_EVIDENCE':
			return `${dimensionName(names, reason.dimensionId)} is critical: rated by ${reason.raters} of ${people(reason.needed)} needed.`;
		case 'CRITICAL_FLOOR':
			return `${dimensionName(names, reason.dimensionId)} is critical: its mean is ${points(reason.mean, reason.floor)}, below the floor of ${points(reason.floor)}.`;
	}
}

/** What a gate asked and found, whether it was passed or not. */
export function gateSentence(gate: Gate, names: DimensionNames): string {
	switch (gate.code) {
		case 'RED_FLAGS':
			return gate.passed
				? `Passed: no red flag is open or confirmed${gate.dismissed > 0 ? ` (${gate.dismissed} dismissed)` : ''}.`
				: `Not passed: ${gate.confirmed} confirmed and ${gate.open} open ${gate.confirmed + gate.open === 1 ? 'red flag' : 'red flags'}.`;
		case 'COVERAGE':
			return `${opening(gate.passed)}: the ratings cover ${percent(gate.coverage, gate.needed)} of the weight; ${percent(gate.needed)} is needed.`;
		case 'QUORUM':
			return `${opening(gate.passed)}: rated by ${people(gate.raters)}; ${gate.needed} needed.`;
		case 'CRITICAL_EVIDENCE':
			return `${opening(gate.passed)}: ${dimensionName(names, gate.dimensionId)}, a critical dimension, rated by ${people(gate.raters)}; ${gate.needed} needed.`;
		case 'CRITICAL_FLOOR': {
			const which = `${dimensionName(names, gate.dimensionId)}, a critical dimension`;
			return gate.passed === null || gate.mean === null
				? `Not known: ${which}, is not rated yet; its floor is ${points(gate.floor)}.`
				: `${opening(gate.passed)}: ${which}, has a mean of ${points(gate.mean, gate.floor)}; its floor is ${points(gate.floor)}.`;
		}
	}
}

function opening(passed: boolean): string {
	return passed ? 'Passed' : 'Not passed';
}

function people(count: number): string {
	return count === 1 ? '1 person' : `${count} people`;
}

/** A share, 0 to 1. One that misses its limit is never rounded up to it. */
function percent(share: number, limit?: number): string {
	return `${shown(share * 100, limit === undefined ? undefined : limit * 100, limit === undefined ? 1 : 0)} %`;
}

function points(value: number, limit?: number): string {
	return shown(value, limit, 2);
}

function shown(value: number, limit: number | undefined, digits: number): string {
	const rounded = Number(value.toFixed(digits));
	if (limit === undefined || value >= limit - 1e-9 || rounded < limit) return String(rounded);
	const finer = 10 ** (digits + 1);
	return String(Math.floor(value * finer) / finer);
}

function listOf(names: readonly string[]): string {
	return new Intl.ListFormat('en', { type: 'conjunction' }).format(names);
}
