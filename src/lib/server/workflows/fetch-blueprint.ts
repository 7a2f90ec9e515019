import type { RateLimits } from '#lib/server/auth/rate-limit.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { invalid, Refusal, waitPhrase } from '#lib/server/errors.ts';
import { fetchDocument, type FetchedDocument } from '#lib/server/fetch/fetch-document.ts';
import { FetchFailure, fetchMessage } from '#lib/server/fetch/fetch-failure.ts';
import { openBudget, STRICT_RULES, type Budget, type FetchRules } from '#lib/server/fetch/fetch-rules.ts';
import { readAddress } from '#lib/server/fetch/read-address.ts';
import { wordpressPost } from '#lib/server/fetch/wordpress-post.ts';
import { rolesIn } from '#lib/server/workflows/import-document.ts';
import { requireEditing } from '#lib/server/workflows/role-access.ts';

export type FetchedBlueprint = {
	bytes: Uint8Array;
	/** Of the page, after redirects. */
	address: string;
};

/**
 * What is at an address, outside of any transaction. Of a WordPress page its post as JSON, where that reads as a
 * blueprint: it is the text without the site around it.
 */
export async function fetchBlueprint(
	actor: SignedIn,
	typed: string,
	limits: Pick<RateLimits, 'fetches'>,
	rules: FetchRules = STRICT_RULES,
): Promise<FetchedBlueprint> {
	requireEditing(actor);
	try {
		const start = readAddress(typed, rules);
		await takeOne(actor, limits.fetches);
		const budget = openBudget(rules);
		const page = await fetchDocument(start, rules, budget);
		const post = await readablePost(page, rules, budget);
		return { bytes: post ?? page.bytes, address: page.url.href };
	} catch (reason) {
		if (reason instanceof FetchFailure) throw invalid([{ field: 'address', message: fetchMessage(reason) }]);
		throw reason;
	}
}

async function takeOne(actor: SignedIn, fetches: RateLimits['fetches']): Promise<void> {
	try {
		await fetches.take(`${actor.organizationId} ${actor.memberId}`);
	} catch (reason) {
		if (!(reason instanceof Refusal) || reason.code !== 'too_many') throw reason;
		const { message, data } = reason;
		const wait = typeof data['seconds'] === 'number' ? waitPhrase(data['seconds']) : 'later';
		const sentence = `The server fetched too many pages for you in a short time. Try again ${wait}, or paste the text.`;
		throw new Refusal('too_many', message, { fields: [{ field: 'address', message: sentence }], data });
	}
}

async function readablePost(
	page: FetchedDocument,
	rules: FetchRules,
	budget: Budget,
): Promise<Uint8Array | null> {
	if (page.type !== '' && !page.type.includes('html')) return null;
	const address = wordpressPost(page);
	if (!address) return null;
	try {
		const { bytes, url } = await fetchDocument(address, rules, budget);
		const isOwn = url.origin === page.url.origin;
		return isOwn && rolesIn(bytes).kind === 'found' ? bytes : null;
	} catch (reason) {
		// The page itself is there.
		if (reason instanceof FetchFailure) return null;
		throw reason;
	}
}
