import { isPublicAddress } from './public-address.ts';
import { isWebPort } from './read-address.ts';
import { resolveHost } from './resolve-host.ts';

/** What a fetch may do and use. Tests reach servers of their own with other rules; nothing else does. */
export type FetchRules = {
	/** Whether a connection may be made to this IP address. */
	mayReach: (address: string) => boolean;
	/** Whether a server may be asked at this port. */
	mayAsk: (port: number) => boolean;
	/** Every IP address of a name. */
	resolve: (host: string, signal: AbortSignal) => Promise<string[]>;
	/** For everything together: names, redirects, bodies. */
	milliseconds: number;
	/** Of decoded bodies, together. */
	bytes: number;
	redirects: number;
};

export const STRICT_RULES: FetchRules = {
	mayReach: isPublicAddress,
	mayAsk: isWebPort,
	resolve: resolveHost,
	milliseconds: 10_000,
	bytes: 5_000_000,
	redirects: 5,
};

/** What is left of what the rules allow. One budget serves all fetches that belong together. */
export type Budget = { readonly signal: AbortSignal; bytes: number; redirects: number };

export function openBudget(rules: FetchRules): Budget {
	const { bytes, redirects } = rules;
	return { signal: AbortSignal.timeout(rules.milliseconds), bytes, redirects };
}
