import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach } from 'vitest';
import { type FetchRules, STRICT_RULES } from '#lib/server/fetch/fetch-rules.ts';

export type WebServer = { port: number; at: (path: string) => URL };

/** Servers on the loopback network, which end with the test that began them. */
export function useWebServers() {
	const running: Server[] = [];
	afterEach(async () => {
		for (const server of running.splice(0)) {
			server.closeAllConnections();
			await new Promise((settle) => server.close(settle));
		}
	});
	return async (answer: RequestListener): Promise<WebServer> => {
		const server = createServer(answer);
		running.push(server);
		await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
		const { port } = server.address() as AddressInfo;
		return { port, at: (path) => new URL(path, `http://site.example:${String(port)}`) };
	};
}

/** Every name leads to this machine, at whatever port, and nothing else may be reached. */
export function loopbackRules(changes: Partial<FetchRules> = {}): FetchRules {
	return {
		...STRICT_RULES,
		mayReach: (address) => address === '127.0.0.1',
		mayAsk: (port) => port > 0,
		resolve: () => Promise.resolve(['127.0.0.1']),
		...changes,
	};
}
