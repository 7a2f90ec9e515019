import type { IncomingMessage } from 'node:http';
import { FetchFailure } from './fetch-failure.ts';

const REDIRECTS = [301, 302, 303, 307, 308];

/** Where an answer leads on to; null for one that does not. Throws a `FetchFailure` for what is not followed. */
export function redirectOf(
	{ statusCode = 0, headers }: Pick<IncomingMessage, 'statusCode' | 'headers'>,
	url: URL,
): URL | null {
	if (!REDIRECTS.includes(statusCode) || headers.location === undefined) return null;
	const next = URL.parse(headers.location, url);
	if (!next) throw new FetchFailure({ code: 'unreadable' });
	// Whoever sits on the way could put another page there.
	if (url.protocol === 'https:' && next.protocol === 'http:')
		throw new FetchFailure({ code: 'downgrade', host: next.host });
	return next;
}
