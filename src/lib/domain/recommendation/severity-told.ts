import type { ModelRecommendation } from '#lib/domain/recommendation/model-recommendation.ts';
import type { Recommendation } from '#lib/domain/recommendation/recommendation.ts';
import type { WeightedMeanRecommendation } from '#lib/domain/recommendation/weighted-mean-recommendation.ts';
import type { Band } from '#lib/domain/recommendation/verdict.ts';

export type SeverityReader = { calibrationOwner: boolean; seesWorking: boolean };

type Gate = ModelRecommendation['severity']['gate'];

/**
 * What a reader is told of interviewers' severity. `beside`: the score rests on ratings as they were given, and this is
 * where it would lie with severity taken off. `taken_off`: the other way round. `difference` is always the score with
 * severity taken off, less the one without; `shares` are null for whom it is not for.
 */
export type SeverityTold =
	| { kind: 'unknown' }
	| {
			kind: 'beside' | 'taken_off';
			/** The policy would take it off, but too little is known to do so. */
			isHeldBack: boolean;
			difference: number;
			score: number;
			interval: [number, number];
			band: Band | null;
			gate: Gate;
			shares: { raterId: string; share: number }[] | null;
	  };

type Told = Pick<ModelRecommendation, 'mode' | 'severity'>;

/** Null where the policy keeps it unsaid. */
export function severityTold({ mode, severity }: Told, reader: SeverityReader): SeverityTold | null {
	const { policy, gate, other } = severity;
	if (policy === 'off') return null;
	if (!other) return { kind: 'unknown' };
	const { difference, score, interval, band, shares } = other;
	return {
		kind: mode === 'severity' ? 'taken_off' : 'beside',
		isHeldBack: policy === 'apply' && mode === 'display',
		difference,
		score,
		interval,
		band,
		gate,
		shares: mayNameRaters({ mode, severity }, reader) ? shares : null,
	};
}

/** Where the score has severity taken off, its working names everybody's: else it could not be recomputed. */
function mayNameRaters({ mode, severity }: Told, reader: SeverityReader): boolean {
	if (reader.calibrationOwner) return true;
	return severity.policy === 'apply' && mode === 'severity' && reader.seesWorking;
}

type Tellable =
	| WeightedMeanRecommendation
	| (Omit<ModelRecommendation, 'severity'> & {
			severity: { policy: string; gate?: Gate; other?: object | null };
	  });

/** The result as it may leave for this reader: nothing of severity that the page would not tell. */
export function tellable(result: Recommendation, reader: SeverityReader): Tellable {
	if (result.engine !== 'm3/1') return result;
	const { severity } = result;
	if (severity.policy === 'off') {
		return { ...result, severity: { policy: 'off' }, notices: noticesTold(result) };
	}
	if (!severity.other || mayNameRaters(result, reader)) return result;
	const { mode, score, se, interval, band, difference } = severity.other;
	return { ...result, severity: { ...severity, other: { mode, score, se, interval, band, difference } } };
}

export function noticesTold({ severity, notices }: Pick<ModelRecommendation, 'severity' | 'notices'>) {
	return notices.filter(({ code }) => severity.policy !== 'off' || code !== 'SEVERITY_MATTERS');
}
