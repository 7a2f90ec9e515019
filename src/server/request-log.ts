const personalLinks = /^\/(exercise|invitation)\/[^/]+/i;
const longestOrdinarySegment = 40;

/** The path as it may be logged: no query, no token of a personal link, nothing long enough to be one. */
export function loggedPath(url: string): string {
	const path = url.split(/[?#]/, 1)[0] ?? '';
	return path
		.replace(personalLinks, '/$1/…')
		.split('/')
		.map((segment) => (segment.length > longestOrdinarySegment ? '…' : segment))
		.join('/');
}
