import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ConfigError, privateHeaders, type Config } from '#lib/server/config.ts';
import type { Next } from './request-handler.ts';

const entry = join(resolve(import.meta.dirname, '../..'), 'build/handler.js');

/**
 * The built pages. adapter-node reads its settings from the environment once, when it is imported: ours replace
 * any that stand there, so that only headers which the server itself has set are believed.
 */
export async function loadApp(config: Config): Promise<Next> {
	for (const name of ['ORIGIN', 'PORT_HEADER', 'XFF_DEPTH']) delete process.env[name];
	process.env.PROTOCOL_HEADER = privateHeaders.protocol;
	process.env.HOST_HEADER = privateHeaders.host;
	process.env.ADDRESS_HEADER = privateHeaders.address;
	process.env.BODY_SIZE_LIMIT = config.bodySizeLimit;
	if (!existsSync(entry))
		throw new ConfigError('The pages are not built yet. Start with `npm start`, which builds them.');
	const built: unknown = await import(pathToFileURL(entry).href);
	if (!hasHandler(built)) throw new Error('build/handler.js exports no handler');
	return built.handler;
}

function hasHandler(module: unknown): module is { handler: Next } {
	return (
		typeof module === 'object' &&
		module !== null &&
		'handler' in module &&
		typeof module.handler === 'function'
	);
}
