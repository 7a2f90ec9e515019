import { decisionReasons, departs, Outcome, outcomeWords, ReasonCode } from '#lib/domain/decision/outcome.ts';
import type { Recommendation } from '#lib/domain/recommendation/recommendation.ts';

export const decisionTextLimit = 4_000;

/** As a form sends it. `recommendation` is the frozen one, or null where none was made. */
export type DecisionInput = {
	outcome: string;
	reasonCodes: readonly string[];
	reason: string;
	departureReason: string;
	recommendation: Pick<Recommendation, 'status' | 'band'> | null;
};

export type AcceptedDecision = {
	outcome: Outcome;
	/** In the list's order, each once. */
	reasonCodes: ReasonCode[];
	reason: string;
	departs: boolean;
	departureReason: string | null;
};

export type DecisionError =
	| { field: 'outcome'; code: 'choose_outcome' }
	| { field: 'reasonCodes'; code: 'choose_reason' }
	| { field: 'reasonCodes'; code: 'unknown_reason' }
	| { field: 'reasonCodes'; code: 'reason_of_other_outcome'; reasonCode: ReasonCode; outcome: Outcome }
	| { field: 'reason' | 'departureReason'; code: 'required' }
	| { field: 'reason' | 'departureReason'; code: 'too_long'; limit: number; length: number };

export type Decided =
	{ kind: 'accepted'; decision: AcceptedDecision } | { kind: 'refused'; errors: DecisionError[] };

/** Checks a decision before it is recorded; every error at once, each at its field. Who decides is checked elsewhere. */
export function decide(input: DecisionInput): Decided {
	const outcome = Outcome.safeParse(input.outcome);
	const given = new Set(input.reasonCodes);
	const reasonCodes = ReasonCode.options.filter((code) => given.has(code));
	const reason = input.reason.trim();
	const departureReason = input.departureReason.trim();

	const departing = outcome.success && departs(outcome.data, input.recommendation);
	const errors: DecisionError[] = [
		...codeErrors(reasonCodes, given.size, outcome.success ? outcome.data : null),
		...textErrors('reason', reason, true),
		...textErrors('departureReason', departureReason, departing),
	];
	if (!outcome.success) {
		return { kind: 'refused', errors: [{ field: 'outcome', code: 'choose_outcome' }, ...errors] };
	}
	if (errors.length > 0) return { kind: 'refused', errors };
	return {
		kind: 'accepted',
		decision: {
			outcome: outcome.data,
			reasonCodes,
			reason,
			departs: departing,
			departureReason: departureReason === '' ? null : departureReason,
		},
	};
}

function codeErrors(codes: readonly ReasonCode[], given: number, outcome: Outcome | null): DecisionError[] {
	if (given === 0) return [{ field: 'reasonCodes', code: 'choose_reason' }];
	if (codes.length < given) return [{ field: 'reasonCodes', code: 'unknown_reason' }];
	if (outcome === null) return [];
	return codes
		.filter((code) => !decisionReasons[code].outcomes.includes(outcome))
		.map((reasonCode) => ({
			field: 'reasonCodes',
			code: 'reason_of_other_outcome',
			reasonCode,
			outcome,
		}));
}

function textErrors(field: 'reason' | 'departureReason', text: string, required: boolean): DecisionError[] {
	if (text === '') return required ? [{ field, code: 'required' }] : [];
	return text.length > decisionTextLimit
		? [{ field, code: 'too_long', limit: decisionTextLimit, length: text.length }]
		: [];
}

export function decisionErrorSentence(error: DecisionError): string {
	switch (error.code) {
		case 'choose_outcome':
			return 'Choose an outcome: advance, hire, reject or hold.';
		case 'choose_reason':
			return 'Choose at least one reason from the list.';
		case 'unknown_reason':
			return 'One of the reasons is not on the list. Reload the page and choose again.';
		case 'reason_of_other_outcome':
			return `"${decisionReasons[error.reasonCode].words}" is no reason for "${outcomeWords[error.outcome]}". Choose another.`;
		case 'required':
			return error.field === 'reason'
				? 'Write the reason for this decision.'
				: 'This departs from the recommendation: write why.';
		case 'too_long':
			return `This text is ${error.length} characters long, and ${error.limit} fit.`;
	}
}
