import pg from 'pg';
import type { Config } from './config.ts';
import { createRateLimits, type RateLimits } from './auth/rate-limit.ts';
import { createDatabase, type Db } from './db/database.ts';
import type { Logger } from './log.ts';

/** The live objects that configuration becomes. */
export type Context = {
	config: Config;
	log: Logger;
	pool: pg.Pool;
	db: Db;
	limits: RateLimits;
	close(): Promise<void>;
};

export function createContext(options: { config: Config; log: Logger; pool: pg.PoolConfig }): Context {
	const pool = new pg.Pool({ max: 20, application_name: 'touchstone', ...options.pool });
	// Without a listener, a database that goes away would end the process.
	pool.on('error', (error) => {
		options.log.warn({ code: (error as { code?: string }).code }, 'an idle database connection was lost');
	});
	return {
		config: options.config,
		log: options.log,
		pool,
		db: createDatabase(pool),
		limits: createRateLimits(pool),
		close: () => pool.end(),
	};
}

// The server entry runs from source and the pages from a bundle, each with its own copy of this module: they share one slot.
const SLOT = Symbol.for('touchstone.context');
const slots = globalThis as { [SLOT]?: Context };

export function provideContext(context: Context): void {
	slots[SLOT] = context;
}

export function hasContext(): boolean {
	return slots[SLOT] !== undefined;
}

/** Throws where nothing was provided: the server entry, or a hook in development, comes first. */
export function currentContext(): Context {
	const context = slots[SLOT];
	if (!context) throw new Error('No context was provided before the first request.');
	return context;
}
