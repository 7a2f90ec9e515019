import { BlockList, isIP } from 'node:net';
import { z } from 'zod';

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

export type Config = {
	/** Postgres server to use; undefined means the embedded one. */
	databaseUrl: string | undefined;
	port: number;
	/** Addresses to listen on. The first must work; the others are left out where the machine lacks them. */
	hosts: readonly string[];
	/** Address of the installation as people type it, where it is known for sure. No trailing slash. */
	origin: string | undefined;
	/** Whether an address is a proxy whose X-Forwarded-* headers are believed. */
	isTrustedProxy: (address: string) => boolean;
	/** Undefined: chosen by where the log goes. */
	logLevel: LogLevel | undefined;
	/** Folder of the embedded database. */
	dataFolder: string;
	/** Largest request body, as adapter-node reads it: bytes, or with K, M or G. */
	bodySizeLimit: string;
};

/** Headers that the server itself sets on each request for what runs behind it, over whatever a client sent. */
export const privateHeaders = {
	protocol: 'x-touchstone-protocol',
	host: 'x-touchstone-host',
	address: 'x-touchstone-address',
	requestId: 'x-request-id',
} as const;

export class ConfigError extends Error {
	override name = 'ConfigError';
}

type Variables = Record<string, string | undefined>;

/** Throws `ConfigError` that names each wrong variable and says what would be right. */
export function readConfig(env: Variables): Config {
	const parsed = schema.safeParse(withoutEmpty(env));
	if (parsed.success) return parsed.data;
	throw new ConfigError(
		parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('\n'),
	);
}

/** `PORT= npm start` means the same as leaving PORT out. */
function withoutEmpty(env: Variables): Variables {
	return Object.fromEntries(
		Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''),
	);
}

const schema = z
	.object({
		DATABASE_URL: z
			.string()
			.refine(isPostgresUrl, 'must look like postgres://user:password@host:5432/database')
			.optional(),
		PORT: z
			.string()
			.refine(isPort, 'must be a number from 0 to 65535 (0 takes any free port)')
			.default('3000'),
		HOST: z
			.string()
			.refine(isHost, 'must be an address or a name to listen on, such as 0.0.0.0 for every network')
			.default('localhost'),
		ORIGIN: z
			.string()
			.refine(isOrigin, 'must be the address people type, without a path, such as https://hiring.example.com')
			.optional(),
		TRUSTED_PROXY: z
			.string()
			.refine(
				isProxyList,
				'must be none, or addresses and networks with commas between, such as 127.0.0.1,10.0.0.0/8',
			)
			.default('none'),
		LOG_LEVEL: z.enum(logLevels, `must be one of ${logLevels.join(', ')}`).optional(),
		TOUCHSTONE_DATA: z.string().default('.touchstone'),
		BODY_SIZE_LIMIT: z
			.string()
			.regex(/^[1-9]\d{0,11}[KMG]?$/i, 'must be a number of bytes, or one with K, M or G, such as 5M')
			.default('12M'),
	})
	.transform((env): Config => ({
		databaseUrl: env.DATABASE_URL,
		port: Number(env.PORT),
		hosts: hostsOf(env.HOST.trim()),
		origin: env.ORIGIN === undefined ? undefined : new URL(env.ORIGIN).origin,
		isTrustedProxy: proxyTest(env.TRUSTED_PROXY),
		logLevel: env.LOG_LEVEL,
		dataFolder: env.TOUCHSTONE_DATA,
		bodySizeLimit: env.BODY_SIZE_LIMIT,
	}));

/**
 * Closed to the network unless HOST opens it. `localhost` is either loopback address: browsers try both, other
 * programs only the first that the machine names, so both are listened on.
 */
function hostsOf(host: string): string[] {
	return host === 'localhost' ? ['127.0.0.1', '::1'] : [host];
}

function isPostgresUrl(value: string): boolean {
	// postgres://user@/database?host=/run/postgresql names a socket: good for Postgres, if not for URL.
	return /^postgres(ql)?:\/\//.test(value) && URL.canParse(value.replace('@/', '@localhost/'));
}

function isPort(value: string): boolean {
	return /^\d{1,5}$/.test(value.trim()) && Number(value) <= 65_535;
}

function isHost(value: string): boolean {
	return isIP(value.trim()) !== 0 || /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(value.trim());
}

function isOrigin(value: string): boolean {
	if (!URL.canParse(value)) return false;
	const { protocol, pathname, search, hash, username } = new URL(value);
	return ['http:', 'https:'].includes(protocol) && pathname === '/' && !search && !hash && !username;
}

function isProxyList(value: string): boolean {
	return blockListOf(value) !== null;
}

function proxyTest(value: string): (address: string) => boolean {
	const trusted = blockListOf(value) ?? new BlockList();
	return (address) => {
		const family = isIP(address);
		return family !== 0 && trusted.check(address, family === 4 ? 'ipv4' : 'ipv6');
	};
}

function blockListOf(value: string): BlockList | null {
	const list = new BlockList();
	if (value.trim() === 'none') return list;
	for (const part of value.split(',').map((each) => each.trim())) {
		const [address = '', prefix, ...rest] = part.split('/');
		const family = isIP(address);
		const bits = prefix === undefined ? undefined : Number(prefix);
		if (family === 0 || rest.length > 0 || (bits !== undefined && !/^\d{1,3}$/.test(prefix ?? '')))
			return null;
		if (bits !== undefined && bits > (family === 4 ? 32 : 128)) return null;
		const type = family === 4 ? 'ipv4' : 'ipv6';
		if (bits === undefined) list.addAddress(address, type);
		else list.addSubnet(address, bits, type);
	}
	return list;
}
