/** Milliseconds: longer than all attempts of a fit and the pauses between them take. */
export const standstillMs = 20 * 60_000;

/** Whether a run that has not ended is given up. `movedAt`: when it last made a step. */
export function standsStill(movedAt: Date, now: Date): boolean {
	return now.getTime() - movedAt.getTime() > standstillMs;
}
