/** Why an address was not fetched. `host` is the one that it happened at, which a redirect may have led to. */
export type FetchFailureDetail =
	| { code: 'unreadable' }
	| { code: 'scheme'; scheme: string }
	| { code: 'credentials' }
	| { code: 'port'; port: number }
	| { code: 'private'; host: string }
	| { code: 'unknown_host'; host: string }
	| { code: 'lookup'; host: string }
	| { code: 'refused'; host: string }
	| { code: 'unreachable'; host: string }
	| { code: 'tls'; host: string }
	| { code: 'not_http'; host: string }
	| { code: 'broken_off'; host: string }
	| { code: 'status'; host: string; status: number }
	| { code: 'content_type'; type: string }
	| { code: 'encoding'; encoding: string }
	| { code: 'too_large'; bytes: number }
	| { code: 'redirects'; limit: number }
	| { code: 'downgrade'; host: string }
	| { code: 'time'; milliseconds: number };

export class FetchFailure extends Error {
	readonly detail: FetchFailureDetail;
	/** Whether it came of where the address led to, not of the address itself. */
	redirected = false;

	constructor(detail: FetchFailureDetail) {
		super(detail.code);
		this.name = 'FetchFailure';
		this.detail = detail;
	}
}

/** The English sentence for the person who gave the address. */
export function fetchMessage(failure: FetchFailure): string {
	const sentence = messageOf(failure.detail);
	return failure.redirected ? `The address leads on to another. ${sentence}` : sentence;
}

const SEND_IT = 'Paste the text, or send the file instead.';

function messageOf(detail: FetchFailureDetail): string {
	switch (detail.code) {
		case 'unreadable':
			return 'This is not an address of the web. Give one such as https://example.com/roles/lock-keeper.';
		case 'scheme':
			return `Only addresses that begin with http:// or https:// can be fetched, not ${detail.scheme}//. ${SEND_IT}`;
		case 'credentials':
			return 'The address holds a user name or a password. Leave them out; for a page behind a password, paste the text or send the file.';
		case 'port':
			return `Pages are fetched at the ports 80, 443, 8080 and 8443 only, not at ${String(detail.port)}. Correct the number after the colon, or leave it out; otherwise paste the text, or send the file.`;
		case 'private':
			return `${detail.host} is not on the public internet, so Touchstone does not fetch it. ${SEND_IT}`;
		case 'unknown_host':
			return `There is no site called ${detail.host}. Check the spelling.`;
		case 'lookup':
			return `${detail.host} could not be looked up: the server’s name service gave no answer. Try again later, or paste the text.`;
		case 'refused':
			return `${detail.host} refused the connection. Check the address and its port, or paste the text.`;
		case 'unreachable':
			return `${detail.host} could not be reached. Try again later, or paste the text.`;
		case 'tls':
			return `No secure connection to ${detail.host} could be made: its certificate or encryption is not in order. ${SEND_IT}`;
		case 'not_http':
			return `What answers at ${detail.host} is not a web server. Check the address and its port.`;
		case 'broken_off':
			return `${detail.host} broke off before the page was complete. Try again, or paste the text.`;
		case 'status':
			return `${detail.host} answered with ${statusWords(detail.status)}`;
		case 'content_type':
			return `There is no text at this address but ${detail.type}. Give the address of a page, of Markdown or of JSON, or paste the text.`;
		case 'encoding':
			return `The page is packed in a way that cannot be read (${detail.encoding}). ${SEND_IT}`;
		case 'too_large':
			return `The page has more than ${String(detail.bytes / 1_000_000)} MB, which is all that can be read. Paste the part about the role.`;
		case 'redirects':
			return `The address leads on to another more than ${String(detail.limit)} times. Give the address where the page ends up.`;
		case 'downgrade':
			return `It leads from https to plain http at ${detail.host}, where anybody on the way could change the page. ${SEND_IT}`;
		case 'time':
			return `The page did not arrive within ${String(detail.milliseconds / 1000)} seconds. Try again later, or paste the text.`;
	}
}

function statusWords(status: number): string {
	if (status === 401 || status === 403)
		return `${String(status)}: it shows the page only to some. Open it yourself, then paste the text.`;
	if (status === 404 || status === 410) return `${String(status)}: there is no such page. Check the address.`;
	if (status === 429) return '429: it was asked too often. Wait a while, or paste the text.';
	if (status >= 500)
		return `${String(status)}: something is wrong on its side. Try again later, or paste the text.`;
	return `${String(status)}, not with a page. Check the address, or paste the text.`;
}
