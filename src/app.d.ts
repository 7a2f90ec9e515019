import type { RateLimits } from '#lib/server/auth/rate-limit.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import type { Db } from '#lib/server/db/database.ts';
import type { Logger } from '#lib/server/log.ts';

declare global {
	namespace App {
		interface Locals {
			db: Db;
			log: Logger;
			limits: RateLimits;
			/** Null where nobody is signed in. A page asks for `signedIn(event)` instead. */
			member: SignedIn | null;
			requestId: string;
			now: Date;
		}
		interface Error {
			message: string;
			requestId?: string;
		}
	}
}

export {};
