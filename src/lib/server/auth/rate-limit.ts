import { createHash } from 'node:crypto';
import type pg from 'pg';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { tooMany } from '#lib/server/errors.ts';

/** Takes one attempt from what `key` has left. Throws a refusal that says how long to wait. */
export type RateLimit = { take(key: string): Promise<void>; forget(key: string): Promise<void> };

export type RateLimits = {
	/** Sign-in attempts from one address. */
	signInByAddress: RateLimit;
	/** Sign-in attempts on one account. */
	signInByAccount: RateLimit;
	/** Opening invitation and exercise links from one address. */
	links: RateLimit;
	/** Pages of the web that one member has the server fetch. */
	fetches: RateLimit;
};

export function createRateLimits(pool: pg.Pool): RateLimits {
	return {
		signInByAddress: rateLimit(pool, 'sign_in_address', 60, 900),
		signInByAccount: rateLimit(pool, 'sign_in_account', 10, 900),
		links: rateLimit(pool, 'links', 300, 900),
		fetches: rateLimit(pool, 'fetches', 20, 600),
	};
}

function rateLimit(pool: pg.Pool, name: string, points: number, seconds: number): RateLimit {
	const limiter = new RateLimiterPostgres({
		storeClient: pool,
		storeType: 'pool',
		schemaName: 'limits',
		tableName: 'rate_limit',
		tableCreated: true,
		keyPrefix: name,
		points,
		duration: seconds,
	});
	return {
		async take(key) {
			try {
				await limiter.consume(digest(key));
			} catch (reason) {
				if (reason instanceof RateLimiterRes) throw tooMany(reason.msBeforeNext / 1000);
				throw reason;
			}
		},
		async forget(key) {
			await limiter.delete(digest(key));
		},
	};
}

/** Neither addresses nor e-mail addresses are kept. */
function digest(key: string): string {
	return createHash('sha256').update(key).digest('base64url');
}
