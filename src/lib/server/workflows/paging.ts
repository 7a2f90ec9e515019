/** A page of what was found with a limit of one more than the page holds. `last` is its last row where another follows. */
export function pageOf<R>(found: readonly R[], size: number): { shown: R[]; last: R | null } {
	const shown = found.slice(0, size);
	return { shown, last: found.length > size ? (shown.at(-1) ?? null) : null };
}
