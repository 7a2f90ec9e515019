import { z } from 'zod';
import type { Recommendation } from '#lib/domain/recommendation/recommendation.ts';

export const Outcome = z.enum(['advance', 'hire', 'reject', 'hold']);
export type Outcome = z.infer<typeof Outcome>;

export const outcomeWords: Record<Outcome, string> = {
	advance: 'Advance',
	hire: 'Hire',
	reject: 'Reject',
	hold: 'Hold',
};

export const ReasonCode = z.enum([
	'meets_bar',
	'strong_where_it_counts',
	'strong_exercise',
	'gap_can_be_learned',
	'below_bar',
	'gap_where_it_counts',
	'red_flag',
	'another_preferred',
	'other_role_fits_better',
	'withdrew',
	'job_closed',
	'evidence_missing',
	'await_others',
	'other',
]);
export type ReasonCode = z.infer<typeof ReasonCode>;

const onward: readonly Outcome[] = ['advance', 'hire'];

/** The coded reasons in the order of the form, each with the outcomes that it can stand for. */
export const decisionReasons: Record<ReasonCode, { words: string; outcomes: readonly Outcome[] }> = {
	meets_bar: { words: 'The evidence meets the bar', outcomes: onward },
	strong_where_it_counts: { words: 'Strong in what matters most for this job', outcomes: onward },
	strong_exercise: { words: 'Strong work in the exercise', outcomes: onward },
	gap_can_be_learned: { words: 'A gap that can be learned on the job', outcomes: onward },
	below_bar: { words: 'The evidence is below the bar', outcomes: ['reject'] },
	gap_where_it_counts: { words: 'A gap in what matters most for this job', outcomes: ['reject'] },
	red_flag: { words: 'A red flag', outcomes: ['reject', 'hold'] },
	another_preferred: { words: 'Another candidate showed stronger evidence', outcomes: ['reject'] },
	other_role_fits_better: { words: 'Another role would fit better', outcomes: ['reject', 'hold'] },
	withdrew: { words: 'The candidate withdrew', outcomes: ['reject'] },
	job_closed: { words: 'The job was filled, paused or closed', outcomes: ['reject', 'hold'] },
	evidence_missing: { words: 'More evidence is needed first', outcomes: ['hold'] },
	await_others: { words: 'Other candidates are to be heard first', outcomes: ['hold'] },
	other: { words: 'Another reason, as written', outcomes: ['advance', 'hire', 'reject', 'hold'] },
};

const hireBands: readonly (string | null)[] = ['STRONG_HIRE', 'HIRE', 'LEAN_HIRE'];

/**
 * Whether an outcome goes another way than the recommendation: onward without a band to hire (also where the evidence is
 * thin, on hold or stopped, or no recommendation was made), or a rejection against one. Waiting never departs.
 */
export function departs(
	outcome: Outcome,
	recommendation: Pick<Recommendation, 'status' | 'band'> | null,
): boolean {
	const toHire = recommendation !== null && hireBands.includes(recommendation.band);
	switch (outcome) {
		case 'advance':
		case 'hire':
			return !toHire;
		case 'reject':
			return toHire;
		case 'hold':
			return false;
	}
}
