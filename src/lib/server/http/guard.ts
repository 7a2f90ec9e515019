import { error, fail, redirect, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { Refusal, type FieldError } from '#lib/server/errors.ts';

export const SESSION_COOKIE = 'touchstone_session';

/** The signed-in member; a visitor is sent to sign in and comes back to where they were going. */
export function signedIn(event: Pick<RequestEvent, 'locals' | 'url' | 'request'>): SignedIn {
	if (event.locals.member) return event.locals.member;
	const wantsPage = event.request.method === 'GET' && !event.url.pathname.startsWith('/api/');
	if (!wantsPage) {
		if (event.url.pathname.startsWith('/api/'))
			error(401, 'You are signed out. Sign in again; what you typed is kept here.');
		redirect(303, '/sign-in');
	}
	redirect(303, `/sign-in?to=${encodeURIComponent(event.url.pathname + event.url.search)}`);
}

const STATUS = { not_found: 404, forbidden: 403, conflict: 409, invalid: 400, too_many: 429 } as const;

export function statusOf(refusal: Refusal): number {
	return STATUS[refusal.code];
}

/** For `load`: what a workflow refuses becomes the error page that fits. */
export async function loading<T>(work: Promise<T>): Promise<T> {
	try {
		return await work;
	} catch (reason) {
		if (reason instanceof Refusal) error(statusOf(reason), reason.message);
		throw reason;
	}
}

/** For what no form of ours can have sent: there is nothing typed to give back, so a refusal is an error page. */
export function reading<T>(read: () => T): T {
	try {
		return read();
	} catch (reason) {
		if (reason instanceof Refusal) error(statusOf(reason), reason.message);
		throw reason;
	}
}

export type FailedForm<V> = {
	refusal: { code: Refusal['code']; message: string; fields: FieldError[]; data: Record<string, unknown> };
	values: V;
};

/**
 * For form actions: a refusal goes back to the page together with what was typed. Something that does not exist, or
 * may not be done at all, is an error page instead.
 */
export async function attempt<T, V>(
	work: Promise<T>,
	values: V,
): Promise<{ done: T } | ActionFailure<FailedForm<V>>> {
	try {
		return { done: await work };
	} catch (reason) {
		if (!(reason instanceof Refusal)) throw reason;
		if (reason.code === 'not_found') error(404, reason.message);
		const { code, message, fields, data } = reason;
		return fail(statusOf(reason), { refusal: { code, message, fields, data }, values });
	}
}

export function failed<T, V>(
	outcome: { done: T } | ActionFailure<FailedForm<V>>,
): outcome is ActionFailure<FailedForm<V>> {
	return !('done' in outcome);
}
