export type Interval = { startsAt: Date; endsAt: Date };

export type PanelDraft = Interval & {
	interviewerIds: readonly string[];
	/** The candidate's own member id, where the candidate works here already. */
	candidateMemberId: string | null;
};

export type PanelProblemDetail =
	| { code: 'no_interviewer' }
	| { code: 'duplicate_interviewer'; memberId: string }
	| { code: 'interviewer_is_candidate'; memberId: string }
	| { code: 'not_a_time' }
	| { code: 'end_not_after_start' };

export type PanelProblem = PanelProblemDetail & { message: string };

/** What keeps an interview from being set; empty when nothing does. */
export function panelProblems(draft: PanelDraft): PanelProblem[] {
	const { interviewerIds, candidateMemberId, startsAt, endsAt } = draft;
	const problems: PanelProblemDetail[] = [];
	if (interviewerIds.length === 0) problems.push({ code: 'no_interviewer' });
	const repeated = interviewerIds.filter((memberId, index) => interviewerIds.indexOf(memberId) !== index);
	for (const memberId of new Set(repeated)) problems.push({ code: 'duplicate_interviewer', memberId });
	if (candidateMemberId !== null && interviewerIds.includes(candidateMemberId)) {
		problems.push({ code: 'interviewer_is_candidate', memberId: candidateMemberId });
	}
	if (Number.isNaN(startsAt.getTime()) || Number.isNaN(endsAt.getTime()))
		problems.push({ code: 'not_a_time' });
	else if (endsAt <= startsAt) problems.push({ code: 'end_not_after_start' });
	return problems.map((problem) => ({ ...problem, message: panelMessage(problem) }));
}

/** Whether two intervals share a moment; one that begins when the other ends does not. */
export function overlaps(a: Interval, b: Interval): boolean {
	return a.startsAt < b.endsAt && b.startsAt < a.endsAt;
}

function panelMessage(problem: PanelProblemDetail): string {
	switch (problem.code) {
		case 'no_interviewer':
			return 'The panel is empty. Choose at least one interviewer.';
		case 'duplicate_interviewer':
			return 'The same interviewer stands on the panel twice. Choose somebody else, or remove one.';
		case 'interviewer_is_candidate':
			return 'The candidate cannot be an interviewer. Choose somebody else.';
		case 'not_a_time':
			return 'The start or the end is no date and time.';
		case 'end_not_after_start':
			return 'The interview ends before it begins. Choose an end after the start.';
	}
}
