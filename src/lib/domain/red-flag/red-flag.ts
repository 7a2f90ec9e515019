type Common = { id: string; raterId: string };
export type OpenRedFlag = Common & { state: 'open' };
export type SettledRedFlag = Common & {
	state: 'confirmed' | 'dismissed';
	settledBy: string;
	settledAt: Date;
	settledReason: string;
};
export type RedFlag = OpenRedFlag | SettledRedFlag;

export const settleReasonLimit = 4_000;

export type RedFlagRefusal =
	| { kind: 'refused'; code: 'own_red_flag' }
	| { kind: 'refused'; code: 'already_settled'; state: 'confirmed' | 'dismissed' }
	| { kind: 'refused'; code: 'reason_required' }
	| { kind: 'refused'; code: 'reason_too_long'; limit: number; length: number };

export type Settling =
	| { kind: 'settled'; redFlag: SettledRedFlag }
	| { kind: 'already'; redFlag: SettledRedFlag }
	| RedFlagRefusal;

/**
 * Confirms or dismisses an open red flag, in writing, by someone other than its rater. It is settled once and stays on
 * record; the same person sending the same answer again is `already`.
 */
export function settle(
	redFlag: RedFlag,
	answer: { state: 'confirmed' | 'dismissed'; memberId: string; reason: string },
	now: Date,
): Settling {
	if (answer.memberId === redFlag.raterId) return { kind: 'refused', code: 'own_red_flag' };
	const reason = answer.reason.trim();
	if (redFlag.state !== 'open') {
		const same =
			redFlag.state === answer.state &&
			redFlag.settledBy === answer.memberId &&
			redFlag.settledReason === reason;
		return same
			? { kind: 'already', redFlag }
			: { kind: 'refused', code: 'already_settled', state: redFlag.state };
	}
	if (reason === '') return { kind: 'refused', code: 'reason_required' };
	if (reason.length > settleReasonLimit) {
		return { kind: 'refused', code: 'reason_too_long', limit: settleReasonLimit, length: reason.length };
	}
	return {
		kind: 'settled',
		redFlag: {
			id: redFlag.id,
			raterId: redFlag.raterId,
			state: answer.state,
			settledBy: answer.memberId,
			settledAt: now,
			settledReason: reason,
		},
	};
}

export function redFlagRefusalSentence(refusal: RedFlagRefusal): string {
	switch (refusal.code) {
		case 'own_red_flag':
			return 'You raised this red flag, so someone else must confirm or dismiss it.';
		case 'already_settled':
			return `This red flag is already ${refusal.state}, and that stays on record.`;
		case 'reason_required':
			return 'Write why you confirm or dismiss this red flag.';
		case 'reason_too_long':
			return `The reason is ${refusal.length} characters long, and ${refusal.limit} fit.`;
	}
}
