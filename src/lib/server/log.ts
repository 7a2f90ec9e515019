import { pino, stdTimeFunctions, type DestinationStream, type Logger as PinoLogger } from 'pino';
import type { LogLevel } from './config.ts';

export type Logger = PinoLogger;

// A log outlives what it tells of, and is read by people who may not see candidates: it holds ids, never a person.
const personal = [
	'email',
	'name',
	'phone',
	'address',
	'password',
	'token',
	'secret',
	'cookie',
	'authorization',
	'evidence',
	'note',
	'answer',
];

/**
 * JSON lines on standard error, so that standard output holds only what was asked for (the address of the server,
 * a command's result). At a terminal, where a person looks for that address, only warnings are shown unless
 * LOG_LEVEL says otherwise.
 */
export function createLogger(level: LogLevel | undefined, destination?: DestinationStream): Logger {
	return pino(
		{
			level: level ?? (process.stderr.isTTY ? 'warn' : 'info'),
			base: null,
			timestamp: stdTimeFunctions.isoTime,
			formatters: { level: (label) => ({ level: label }) },
			serializers: { err: describeError, error: describeError },
			redact: {
				paths: personal.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]),
				censor: '[left out]',
			},
		},
		destination ?? pino.destination(2),
	);
}

/**
 * Postgres quotes the row in `detail` and `where`, and the value in messages about data that it cannot read
 * (codes 22...): those may be somebody's name.
 */
function describeError(error: unknown): object {
	if (!(error instanceof Error)) return { type: typeof error };
	const facts = codesOf(error);
	const quotesData = facts.code?.startsWith('22') ?? false;
	return {
		type: error.constructor.name,
		...(quotesData ? {} : { message: error.message }),
		...facts,
		stack: error.stack
			?.split('\n')
			.filter((line) => /^\s+at /.test(line))
			.join('\n'),
		...(error.cause instanceof Error ? { cause: describeError(error.cause) } : {}),
	};
}

function codesOf(error: Error): { code?: string; table?: string; constraint?: string } {
	const facts: { code?: string; table?: string; constraint?: string } = {};
	if ('code' in error && typeof error.code === 'string') facts.code = error.code;
	if ('table' in error && typeof error.table === 'string') facts.table = error.table;
	if ('constraint' in error && typeof error.constraint === 'string') facts.constraint = error.constraint;
	return facts;
}
