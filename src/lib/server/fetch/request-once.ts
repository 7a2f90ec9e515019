import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { FetchFailure } from './fetch-failure.ts';

/** Nothing of the person who asks: no cookie, no referrer, no language. */
const HEADERS = {
	'user-agent': 'Touchstone (import of role blueprints)',
	accept: 'text/html, application/json;q=0.9, text/*;q=0.8, */*;q=0.1',
	'accept-encoding': 'gzip, br',
};

/**
 * One GET over a connection of its own to one of these addresses, which were checked: the name is not looked up again,
 * and only says whom the request is for. No proxy, no redirect, no change to another protocol. Always settles.
 */
export function requestOnce(
	url: URL,
	addresses: readonly string[],
	signal: AbortSignal,
): Promise<IncomingMessage> {
	const send = url.protocol === 'https:' ? https.request : http.request;
	const options: https.RequestOptions = {
		agent: false,
		signal,
		lookup: pinnedTo(addresses),
		headers: HEADERS,
		// Said, so that no environment can unsay it.
		rejectUnauthorized: true,
	};
	return new Promise((settle, fail) => {
		const request = send(url, options);
		request.once('response', settle);
		request.once('upgrade', (_response, socket) => {
			socket.destroy();
			fail(new FetchFailure({ code: 'not_http', host: url.host }));
		});
		request.on('error', fail);
		// Without a response or an error before it; after one of them nobody hears it.
		request.once('close', () => {
			fail(new FetchFailure({ code: 'broken_off', host: url.host }));
		});
		request.end();
	});
}

function pinnedTo(addresses: readonly string[]): LookupFunction {
	const found = addresses.map((address) => ({ address, family: isIP(address) }));
	return (_host, options, callback) => {
		const [first] = found;
		if (options.all) callback(null, found);
		else if (first) callback(null, first.address, first.family);
		else callback(new Error('There is no address to connect to.'), '');
	};
}
