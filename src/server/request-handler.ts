import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { v7 as uuid } from 'uuid';
import { privateHeaders, type Config } from '#lib/server/config.ts';
import type { Logger } from '#lib/server/log.ts';
import { originOf, type RequestOrigin } from './origin.ts';
import type { Readiness } from './readiness.ts';
import { loggedPath } from './request-log.ts';

export type Next = (request: IncomingMessage, response: ServerResponse, next: () => void) => unknown;

type Options = {
	config: Pick<Config, 'origin' | 'isTrustedProxy'>;
	log: Logger;
	readiness: () => Promise<Readiness>;
	app: Next;
};

/** Stands in front of the app: names the request, settles its origin, answers the probes, writes one log line. */
export function createRequestHandler({ config, log, readiness, app }: Options): RequestListener {
	return (request, response) => {
		const began = performance.now();
		const facts = { headers: request.headers, peer: request.socket.remoteAddress ?? '' };
		const origin = originOf(facts, config);
		const id = requestId(request, origin);
		response.setHeader(privateHeaders.requestId, id);
		response.once('close', () => {
			const line = {
				requestId: id,
				method: request.method,
				path: loggedPath(request.url ?? ''),
				status: response.statusCode,
				ms: Math.round((performance.now() - began) * 10) / 10,
				...(response.writableFinished ? {} : { aborted: true }),
			};
			if (response.statusCode >= 500) log.error(line, 'request');
			else log.info(line, 'request');
		});

		const path = request.url?.split('?', 1)[0];
		if (path === '/healthz') return answer(response, 200, 'alive');
		if (path === '/readyz') return void answerReadiness(response, readiness);
		if (!origin) return answer(response, 400, 'The request names no valid host.');

		setPrivateHeaders(request, origin, id);
		const failed = (error: unknown) => {
			log.error({ requestId: id, err: error }, 'request failed');
			if (response.headersSent) response.destroy();
			else answer(response, 500, 'Something went wrong.');
		};
		try {
			Promise.resolve(app(request, response, () => answer(response, 404, 'Not found'))).catch(failed);
		} catch (error) {
			failed(error);
		}
	};
}

/** Only a trusted proxy may name a request: anybody else could make two look like one in the log. */
function requestId(request: IncomingMessage, origin: RequestOrigin | null): string {
	const given = request.headers[privateHeaders.requestId];
	if (origin?.fromProxy && typeof given === 'string' && /^[\w-]{8,64}$/.test(given)) return given;
	return uuid();
}

function setPrivateHeaders(request: IncomingMessage, origin: RequestOrigin, id: string): void {
	request.headers[privateHeaders.protocol] = origin.protocol;
	request.headers[privateHeaders.host] = origin.host;
	request.headers[privateHeaders.address] = origin.address;
	request.headers[privateHeaders.requestId] = id;
}

async function answerReadiness(response: ServerResponse, readiness: () => Promise<Readiness>): Promise<void> {
	const state = await readiness();
	if (state.ready) answer(response, 200, 'ready');
	else answer(response, 503, state.why);
}

function answer(response: ServerResponse, status: number, text: string): void {
	response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' });
	response.end(`${text}\n`);
}
