/** A press that came back neither as a page nor as an answer is let go after this time, in milliseconds. */
export const longestWait = 10_000;

const waiting = new WeakSet<object>();

/** True for the first press of a form, false for each further one until `release`. */
export function claim(form: object): boolean {
	if (waiting.has(form)) return false;
	waiting.add(form);
	return true;
}

export function release(form: object): void {
	waiting.delete(form);
}
