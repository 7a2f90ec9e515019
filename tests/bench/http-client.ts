import { Agent, request } from 'node:http';

export type Ask = {
	method: 'GET' | 'PUT' | 'POST';
	path: string;
	cookie: string;
	body?: { type: string; text: string };
};

export type Answer = { status: number; text: string };

export type HttpClient = { send(ask: Ask): Promise<Answer> };

/** Keeps its connections open, as a browser does, and reads each answer to its end. */
export function createHttpClient(origin: string, connections: number): HttpClient {
	const agent = new Agent({ keepAlive: true, maxSockets: connections });
	return {
		send: ({ method, path, cookie, body }) =>
			new Promise((resolve, reject) => {
				const headers = {
					cookie,
					origin,
					accept: 'text/html',
					...(body && { 'content-type': body.type, 'content-length': Buffer.byteLength(body.text) }),
				};
				const sent = request(new URL(path, origin), { agent, method, headers }, (response) => {
					const parts: Buffer[] = [];
					response.on('data', (part: Buffer) => parts.push(part));
					response.once('error', reject);
					response.once('end', () =>
						resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString() }),
					);
				});
				sent.once('error', reject);
				sent.end(body?.text);
			}),
	};
}
