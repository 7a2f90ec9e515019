import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { asUtf8, canBeDocument, readContentType } from './content-type.ts';
import { FetchFailure } from './fetch-failure.ts';
import type { Budget, FetchRules } from './fetch-rules.ts';
import { checkAddress, hostOf } from './read-address.ts';
import { readBody } from './read-body.ts';
import { redirectOf } from './redirect.ts';
import { requestOnce } from './request-once.ts';

export type FetchedDocument = {
	/** Where it was found, after redirects. */
	url: URL;
	bytes: Uint8Array;
	/** Without parameters; empty where the server does not say. */
	type: string;
	/** The header of that name. */
	link: string;
};

/**
 * What is at a public address of the web, within the budget. Each address on the way is checked before a connection to
 * that very address is made. Throws a `FetchFailure`.
 */
export async function fetchDocument(start: URL, rules: FetchRules, budget: Budget): Promise<FetchedDocument> {
	let url = start;
	for (;;) {
		let response: IncomingMessage | null = null;
		try {
			checkAddress(url, rules);
			response = await requestOnce(url, await reachable(url, rules, budget), budget.signal);
			const next = redirectOf(response, url);
			if (!next) return await documentIn(response, url, rules, budget);
			if (budget.redirects-- <= 0) throw new FetchFailure({ code: 'redirects', limit: rules.redirects });
			url = next;
		} catch (reason) {
			const failure = failureOf(reason, url, rules, budget);
			failure.redirected = url !== start;
			throw failure;
		} finally {
			response?.destroy();
		}
	}
}

/** Refused as a whole where a single one of its addresses may not be reached: which is taken is not ours to say. */
async function reachable(url: URL, rules: FetchRules, budget: Budget): Promise<string[]> {
	const host = hostOf(url);
	const addresses = isIP(host) === 0 ? await rules.resolve(host, budget.signal) : [host];
	if (addresses.length === 0) throw new FetchFailure({ code: 'unknown_host', host });
	if (!addresses.every(rules.mayReach)) throw new FetchFailure({ code: 'private', host });
	budget.signal.throwIfAborted();
	return addresses;
}

async function documentIn(
	response: IncomingMessage,
	url: URL,
	rules: FetchRules,
	budget: Budget,
): Promise<FetchedDocument> {
	const { statusCode: status = 0, headers } = response;
	const type = readContentType(headers['content-type']);
	if (status < 200 || status > 299) throw new FetchFailure({ code: 'status', host: url.host, status });
	if (!canBeDocument(type)) throw new FetchFailure({ code: 'content_type', type: type.type });
	const bytes = asUtf8(await readBody(response, budget, rules.bytes), type);
	const link = headers['link'];
	return { url, bytes, type: type.type, link: Array.isArray(link) ? link.join(', ') : (link ?? '') };
}

/** The connection ended, or what was packed cannot be unpacked; `ERR__` begins the faults of Brotli. */
const BROKEN_OFF = /^(ECONNRESET|EPIPE|ERR_STREAM_PREMATURE_CLOSE|Z_|ERR__)/;
const TLS =
	/^(EPROTO|ERR_TLS|ERR_SSL|CERT_|CRL_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|ERROR_IN|HOSTNAME_MISMATCH|INVALID_CA)/;

/** What is also the end of something that time broke off. */
const ENDED_BY_TIME: ReadonlySet<string> = new Set(['lookup', 'broken_off']);

function failureOf(reason: unknown, url: URL, rules: FetchRules, { signal }: Budget): FetchFailure {
	if (reason instanceof FetchFailure && !(signal.aborted && ENDED_BY_TIME.has(reason.detail.code)))
		return reason;
	if (signal.aborted) return new FetchFailure({ code: 'time', milliseconds: rules.milliseconds });
	const code = reason instanceof Error && 'code' in reason ? String(reason.code) : null;
	if (code === null) throw reason;
	const { host } = url;
	if (code === 'ECONNREFUSED') return new FetchFailure({ code: 'refused', host });
	if (TLS.test(code)) return new FetchFailure({ code: 'tls', host });
	if (code.startsWith('HPE_')) return new FetchFailure({ code: 'not_http', host });
	if (BROKEN_OFF.test(code)) return new FetchFailure({ code: 'broken_off', host });
	return new FetchFailure({ code: 'unreachable', host });
}
