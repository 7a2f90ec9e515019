/** The reader's time zone, as the browser knows it; UTC where it knows none. */
export function browserZone(): string {
	const zone = Intl.DateTimeFormat().resolvedOptions().timeZone as string | undefined;
	return zone && /^[A-Za-z]/.test(zone) ? zone : 'UTC';
}
