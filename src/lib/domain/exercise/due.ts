const DAY = 86_400_000;

/** Days, from the organization's policy. */
export type DueDays = { exerciseDueDays: number; exerciseLinkDays: number };

/**
 * Until when answers are still taken: as long after the due time as a link outlasts the usual due time. What comes
 * in between is late.
 */
export function closesAt(dueAt: Date, policy: DueDays): Date {
	const grace = Math.max(0, policy.exerciseLinkDays - policy.exerciseDueDays);
	return new Date(dueAt.getTime() + grace * DAY);
}

/** The local time that a form proposes, as `datetime-local` writes it: six in the evening, `days` after `today`. */
export function proposedDue(today: string, days: number): string {
	const day = new Date(Date.parse(`${today.slice(0, 10)}T00:00:00Z`) + days * DAY);
	return `${day.toISOString().slice(0, 10)}T18:00`;
}
