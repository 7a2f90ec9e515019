import type { Exclusion } from '#lib/domain/recommendation/panel.ts';
import type {
	Band,
	EngineVersion,
	Gate,
	Reason,
	RecommendationStatus,
} from '#lib/domain/recommendation/verdict.ts';
import {
	chance,
	listOf,
	people,
	percent,
	pointsWords,
	scoreWords,
} from '#lib/domain/recommendation/words-figures.ts';
import { type DimensionNames, dimensionName } from '#lib/domain/scorecard/names.ts';

/** Each says which way, and how sure. */
export const bandWords: Record<Band, string> = {
	STRONG_HIRE: 'Strong hire, very sure',
	HIRE: 'Hire, fairly sure',
	LEAN_HIRE: 'Leaning to hire, not sure',
	LEAN_NO_HIRE: 'Leaning against, not sure',
	NO_HIRE: 'No hire, fairly sure',
	STRONG_NO_HIRE: 'No hire, very sure',
};

/** `weighted-mean/1` cannot tell how sure it is. */
const plainBandWords: Record<Band, string> = {
	STRONG_HIRE: 'Strong hire',
	HIRE: 'Hire',
	LEAN_HIRE: 'Leaning to hire',
	LEAN_NO_HIRE: 'Leaning against',
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

export type Verdict = {
	status: RecommendationStatus;
	band: Band | null;
	reasons: readonly Reason[];
	/** `m3/1` where it is left out. */
	engine?: EngineVersion;
};

/** The one line that stands for a recommendation. */
export function headline({ engine, status, band, reasons }: Verdict, names: DimensionNames): string {
	if (status === 'RECOMMENDED') {
		if (band === null) return statusWords[status];
		return engine === 'weighted-mean/1' ? plainBandWords[band] : bandWords[band];
	}
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
			return `Rated by ${people(reason.raters)}; ${reason.needed} needed.`;
		case 'CRITICAL_EVIDENCE':
			return `${dimensionName(names, reason.dimensionId)} is critical: rated by ${people(reason.raters)}; ${reason.needed} needed.`;
		case 'CRITICAL_FLOOR': {
			const name = dimensionName(names, reason.dimensionId);
			return 'probability' in reason
				? `${name} is critical: with a score of ${scoreWords(reason.score)} it lies below the floor of ${pointsWords(reason.floor)} with a probability of ${chance(reason.probability)}.`
				: `${name} is critical: its mean is ${pointsWords(reason.mean, reason.floor)}, below the floor of ${pointsWords(reason.floor)}.`;
		}
		case 'CRITICAL_RISK':
			return `${dimensionName(names, reason.dimensionId)} is critical, and lies below its floor of ${pointsWords(reason.floor)} with a probability of ${chance(reason.probability)}: so nothing better than “leaning to hire”.`;
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
		case 'CRITICAL_FLOOR':
			return floorSentence(gate, `${dimensionName(names, gate.dimensionId)}, a critical dimension`);
	}
}

function floorSentence(gate: Extract<Gate, { code: 'CRITICAL_FLOOR' }>, which: string): string {
	const floor = pointsWords(gate.floor);
	if (gate.passed === null) return `Not known: ${which}, is not rated yet; its floor is ${floor}.`;
	if (!('probability' in gate)) {
		return gate.mean === null
			? `Not known: ${which}, is not rated yet; its floor is ${floor}.`
			: `${opening(gate.passed)}: ${which}, has a mean of ${pointsWords(gate.mean, gate.floor)}; its floor is ${floor}.`;
	}
	const caps = gate.passed && gate.probability >= gate.capsAt;
	const limit = gate.passed && !caps ? gate.capsAt : gate.stopsAt;
	const rule = caps
		? `from ${chance(gate.capsAt)} on nothing better than “leaning to hire” is recommended, from ${chance(gate.stopsAt)} on it stops`
		: `from ${chance(gate.stopsAt)} on it stops`;
	return `${opening(gate.passed)}${caps ? ', with a limit' : ''}: ${which}, lies below its floor of ${floor} with a probability of ${chance(gate.probability, limit)}; ${rule}.`;
}

function opening(passed: boolean): string {
	return passed ? 'Passed' : 'Not passed';
}
