import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export class ListenError extends Error {
	override name = 'ListenError';
}

/**
 * Listens on each address with one port. Addresses after the first are optional: a machine without IPv6 has no ::1.
 * Throws `ListenError` with a sentence.
 */
export async function listen(
	hosts: readonly string[],
	port: number,
	handler: RequestListener,
): Promise<{ servers: Server[]; port: number }> {
	const servers: Server[] = [];
	let bound = port;
	for (const [index, host] of hosts.entries()) {
		const server = createServer(handler);
		try {
			bound = await bind(server, host, bound);
			servers.push(server);
		} catch (error) {
			const code = error instanceof Error && 'code' in error ? error.code : '';
			if (index > 0 && (code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT')) continue;
			for (const open of servers) open.close();
			throw new ListenError(sentence(String(code), host, bound), { cause: error });
		}
	}
	return { servers, port: bound };
}

function bind(server: Server, host: string, port: number): Promise<number> {
	return new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen({ host, port }, () => {
			server.off('error', reject);
			resolve((server.address() as AddressInfo).port);
		});
	});
}

function sentence(code: string, host: string, port: number): string {
	switch (code) {
		case 'EADDRINUSE':
			return `Port ${port} is taken by another program (perhaps a Touchstone that already runs). Stop it, or choose another with PORT=${port + 1}.`;
		case 'EACCES':
			return `This account may not use port ${port}. Choose one from 1024 up with PORT, and let a proxy serve the lower one.`;
		case 'EADDRNOTAVAIL':
		case 'ENOTFOUND':
			return `HOST is ${host}, and this machine has no such address. Use localhost, or 0.0.0.0 for every network.`;
		default:
			return `The server cannot listen on ${host}, port ${port}: ${code || 'unknown reason'}.`;
	}
}

/** Stops accepting and lets running requests finish; what still runs after `withinMs`, or once `hurry` settles, is cut. */
export async function drain(
	servers: readonly Server[],
	withinMs: number,
	hurry: Promise<void>,
): Promise<void> {
	const closed = Promise.all(
		servers.map((server) => {
			// Else a browser's next request on the same connection would keep it open.
			server.prependListener('request', (_request, response) => response.setHeader('connection', 'close'));
			return new Promise<void>((resolve) => server.close(() => resolve()));
		}),
	);
	const sweep = setInterval(() => servers.forEach((server) => server.closeIdleConnections()), 100);
	const cut = () => servers.forEach((server) => server.closeAllConnections());
	const limit = setTimeout(cut, withinMs);
	void hurry.then(cut);
	await closed;
	clearInterval(sweep);
	clearTimeout(limit);
}
