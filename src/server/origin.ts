import type { IncomingHttpHeaders } from 'node:http';
import type { Config } from '#lib/server/config.ts';

export type RequestFacts = {
	headers: IncomingHttpHeaders;
	/** Address at the other end of the connection. */
	peer: string;
};

/** What the client typed and who it is, as far as that can be known. */
export type RequestOrigin = { protocol: 'http' | 'https'; host: string; address: string; fromProxy: boolean };

/**
 * From ORIGIN; else from the headers of a proxy that is trusted; else from the connection, which is plain http.
 * Null when no valid host can be told, which is a bad request.
 */
export function originOf(
	facts: RequestFacts,
	config: Pick<Config, 'origin' | 'isTrustedProxy'>,
): RequestOrigin | null {
	const peer = plainAddress(facts.peer);
	const fromProxy = config.isTrustedProxy(peer);
	const client = fromProxy
		? throughProxies(facts.headers, peer, config.isTrustedProxy)
		: { address: peer, hops: 0 };

	if (config.origin !== undefined) {
		const { protocol, host } = new URL(config.origin);
		return { protocol: protocol === 'https:' ? 'https' : 'http', host, address: client.address, fromProxy };
	}
	const forwarded = (name: string) => (fromProxy ? forwardedAt(facts.headers[name], client.hops) : undefined);
	const protocol = forwarded('x-forwarded-proto') === 'https' ? 'https' : 'http';
	const host = forwarded('x-forwarded-host') ?? facts.headers.host;
	if (host === undefined || !isHost(host)) return null;
	return { protocol, host, address: client.address, fromProxy };
}

/**
 * X-Forwarded-For is read from its end, where our own proxies wrote: the first address that is no trusted proxy
 * is the client. What stands before it the client may have made up.
 */
function throughProxies(
	headers: IncomingHttpHeaders,
	peer: string,
	isTrusted: (address: string) => boolean,
): { address: string; hops: number } {
	let address = peer;
	let hops = 0;
	for (const entry of listOf(headers['x-forwarded-for']).toReversed()) {
		if (!isTrusted(address)) break;
		address = plainAddress(entry);
		hops++;
	}
	return { address, hops: Math.max(hops, 1) };
}

/** Proxies in a row either pass on one value or add theirs at the end: the one that the outermost of ours wrote. */
function forwardedAt(header: string | string[] | undefined, hops: number): string | undefined {
	const values = listOf(header);
	return values.at(-hops) ?? values[0];
}

function listOf(header: string | string[] | undefined): string[] {
	const joined = Array.isArray(header) ? header.join(',') : (header ?? '');
	return joined
		.split(',')
		.map((value) => value.trim())
		.filter((value) => value !== '');
}

/** An IPv4 client of a socket that listens on IPv6 appears as ::ffff:192.0.2.1; some proxies add a port. */
function plainAddress(address: string): string {
	const bracketed = /^\[([^\]]+)\](?::\d+)?$/.exec(address)?.[1];
	const withPort = /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(address)?.[1];
	return (bracketed ?? withPort ?? address).replace(/^::ffff:(?=\d+\.)/i, '');
}

function isHost(host: string): boolean {
	return /^(?:[a-z0-9_.-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i.test(host);
}
