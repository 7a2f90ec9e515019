/** A figure this close below a limit counts as on it: .1 + .7 is a bit less than .8. */
export const tolerance = 1e-12;

export function reaches(value: number, limit: number): boolean {
	return value >= limit - tolerance;
}
