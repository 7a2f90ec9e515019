/** Names that differ in case or white space alone are the same to people, and so here. */
export function comparableName(name: string): string {
	return name.trim().replace(/\s+/g, ' ').toLowerCase();
}
