import { isIP } from 'node:net';
import { FetchFailure } from './fetch-failure.ts';

/** Names that never belong to the public internet. */
const PRIVATE_NAMES = /(^|\.)(localhost|local|internal|intranet|lan|home\.arpa)$/;

/** The address that somebody typed, without its fragment. Throws a `FetchFailure` for one that is never fetched. */
export function readAddress(typed: string): URL {
	const text = typed.trim();
	// People leave the scheme out, as browsers let them. A port after a name looks like one: only digits tell.
	const hasScheme = /^[a-z][a-z0-9+.-]*:(?!\d+(?:[/?#]|$))/i.test(text);
	const url = text === '' ? null : URL.parse(hasScheme ? text : `https://${text}`);
	if (!url) throw new FetchFailure({ code: 'unreadable' });
	return checkAddress(url);
}

/** Throws where a redirect, or a person, points at what is never fetched, whatever it resolves to. */
export function checkAddress(address: URL): URL {
	const url = new URL(address);
	url.hash = '';
	if (url.protocol !== 'http:' && url.protocol !== 'https:')
		throw new FetchFailure({ code: 'scheme', scheme: url.protocol });
	if (url.username !== '' || url.password !== '') throw new FetchFailure({ code: 'credentials' });
	if (url.port === '0') throw new FetchFailure({ code: 'port' });
	const host = hostOf(url).replace(/\.$/, '');
	// A name without a dot is looked up in the own network.
	if (isIP(host) === 0 && (PRIVATE_NAMES.test(host) || !host.includes('.')))
		throw new FetchFailure({ code: 'private', host });
	return url;
}

/** Without the brackets around an address of IPv6. */
export function hostOf(url: URL): string {
	return url.hostname.replace(/^\[|\]$/g, '');
}
