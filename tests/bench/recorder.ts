import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type pg from 'pg';
import { readConfig } from '#lib/server/config.ts';
import { createContext, provideContext } from '#lib/server/context.ts';
import { createLogger } from '#lib/server/log.ts';
import { loadApp } from '../../src/server/load-app.ts';
import { createRequestHandler } from '../../src/server/request-handler.ts';
import { BenchFailure } from './failure.ts';
import { type Answer, type Ask, createHttpClient } from './http-client.ts';

/** A statement as the app sent it, and how many rows it answered with or changed. */
export type Statement = { text: string; values: readonly unknown[]; rowCount: number | null };

export type Recording = { answer: Answer; statements: Statement[]; began: number };

export type Recorder = { record(ask: Ask): Promise<Recording> };

/**
 * The built app inside this process, on a pool that writes down every statement: the look-up of the session, what the
 * layout asks, what the page asks, and all that stands around a transaction.
 */
export async function createRecorder(connection: pg.PoolConfig): Promise<Recorder> {
	const config = readConfig({});
	const log = createLogger('error');
	const context = createContext({ config, log, pool: connection });
	let units: Statement[][] = [];
	const open = new Map<pg.Client, Statement[]>();

	// A layout and its page ask at the same time on two connections: each transaction is kept in one piece.
	const write = (client: pg.Client, statement: Statement): void => {
		const unit = open.get(client) ?? [];
		if (!open.has(client)) units.push(unit);
		unit.push(statement);
		if (statement.text === 'begin') open.set(client, unit);
		if (statement.text === 'commit' || statement.text === 'rollback') open.delete(client);
	};
	context.pool.on('connect', (client) => tap(client, write));
	provideContext(context);

	const app = await loadApp(config);
	const readiness = () => Promise.resolve({ ready: true } as const);
	const server = createServer(createRequestHandler({ config, log, readiness, app }));
	await new Promise<void>((listening) => server.listen(0, 'localhost', listening));
	const { port } = server.address() as AddressInfo;
	const http = createHttpClient(`http://localhost:${String(port)}`, 1);
	return {
		async record(ask) {
			units = [];
			const began = Date.now();
			const answer = await http.send(ask);
			const statements = units.flat();
			if (statements.some(({ text }) => text === '')) {
				throw new BenchFailure('A statement was sent in a way that cannot be written down.');
			}
			return { answer, statements, began };
		},
	};
}

function tap(client: pg.Client, write: (client: pg.Client, statement: Statement) => void): void {
	const send: unknown = Reflect.get(client, 'query');
	if (typeof send !== 'function') throw new Error('A client of pg has no query.');
	const query = (...args: unknown[]): unknown => {
		const [text, values] = args;
		const statement: Statement = {
			text: typeof text === 'string' && args.length <= 2 ? text : '',
			values: Array.isArray(values) ? values : [],
			rowCount: null,
		};
		write(client, statement);
		const outcome: unknown = Reflect.apply(send, client, args);
		if (!(outcome instanceof Promise)) return outcome;
		return outcome.then((result: pg.QueryResult) => {
			statement.rowCount = result.rowCount;
			return result;
		});
	};
	Object.assign(client, { query });
}
