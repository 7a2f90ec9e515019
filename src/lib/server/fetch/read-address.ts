import { isIP } from 'node:net';
import { FetchFailure } from './fetch-failure.ts';
import type { FetchRules } from './fetch-rules.ts';

/** Names that never belong to the public internet. */
const PRIVATE_NAMES = /(^|\.)(localhost|local|internal|intranet|lan|home\.arpa)$/;

/** Where pages are served. What answers at other ports was made for other clients, and could take a request for orders. */
export const WEB_PORTS: readonly number[] = [80, 443, 8080, 8443];

export function isWebPort(port: number): boolean {
	return WEB_PORTS.includes(port);
}

/** The address that somebody typed, without its fragment. Throws a `FetchFailure` for one that is never fetched. */
export function readAddress(typed: string, rules: Pick<FetchRules, 'mayAsk'>): URL {
	const text = typed.trim();
	// People leave the scheme out, as browsers let them. A port after a name looks like one: only digits tell.
	const hasScheme = /^[a-z][a-z0-9+.-]*:(?!\d+(?:[/?#]|$))/i.test(text);
	const url = text === '' ? null : URL.parse(hasScheme ? text : `https://${text}`);
	if (!url) throw new FetchFailure({ code: 'unreadable' });
	return checkAddress(url, rules);
}

/** Throws where a redirect, or a person, points at what is never fetched, whatever it resolves to. */
export function checkAddress(address: URL, { mayAsk }: Pick<FetchRules, 'mayAsk'>): URL {
	const url = new URL(address);
	url.hash = '';
	if (url.protocol !== 'http:' && url.protocol !== 'https:')
		throw new FetchFailure({ code: 'scheme', scheme: url.protocol });
	if (url.username !== '' || url.password !== '') throw new FetchFailure({ code: 'credentials' });
	const host = hostOf(url).replace(/\.$/, '');
	// A name without a dot is looked up in the own network.
	if (isIP(host) === 0 && (PRIVATE_NAMES.test(host) || !host.includes('.')))
		throw new FetchFailure({ code: 'private', host });
	const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80));
	if (!mayAsk(port)) throw new FetchFailure({ code: 'port', port });
	return url;
}

/** Without the brackets around an address of IPv6. */
export function hostOf(url: URL): string {
	return url.hostname.replace(/^\[|\]$/g, '');
}
