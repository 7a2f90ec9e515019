/** An object's entries; none where it is no object. For what came from outside and is judged entry by entry. */
export function record(value: unknown): Record<string, unknown> {
	return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** A list's entries; none where it is no list. */
export function list(value: unknown): unknown[] {
	return Array.isArray(value) ? value : [];
}
