import type { AssignmentState } from '#lib/domain/exercise/assignment.ts';

export const stateWords: Readonly<Record<AssignmentState, string>> = {
	assigned: 'No link yet',
	sent: 'Not started',
	started: 'Started',
	submitted: 'To be graded',
	graded: 'Graded',
	expired: 'Ran out of time',
	cancelled: 'Cancelled',
};

/** Such as "30 to 45 minutes"; null where the exercise does not say. */
export function minutesText(min: number | null, max: number | null): string | null {
	if (min !== null && max !== null && min !== max) return `${String(min)} to ${String(max)} minutes`;
	const minutes = min ?? max;
	if (minutes === null) return null;
	return minutes === 1 ? '1 minute' : `${String(minutes)} minutes`;
}

/** Such as "Answer 2", or "your answer" where there is one only. */
export function answerName(index: number, count: number): string {
	return count === 1 ? 'Your answer' : `Answer ${String(index + 1)}`;
}
