import { error, type Handle, type HandleServerError, type ServerInit } from '@sveltejs/kit';
import { findSession } from '#lib/server/auth/session.ts';
import { currentContext } from '#lib/server/context.ts';
import { SESSION_COOKIE } from '#lib/server/http/guard.ts';

export const init: ServerInit = async () => {
	if (import.meta.env.DEV) {
		const { provideDevelopmentContext } = await import('#lib/server/development.ts');
		await provideDevelopmentContext();
	}
};

export const handle: Handle = async ({ event, resolve }) => {
	refuseOtherSites(event.request, event.url);
	const { db, log, limits } = currentContext();
	const requestId = event.request.headers.get('x-request-id') ?? '';
	const now = new Date();
	event.locals.requestId = requestId;
	event.locals.now = now;
	event.locals.db = db;
	event.locals.limits = limits;
	event.locals.log = log.child({ requestId });
	const token = event.cookies.get(SESSION_COOKIE);
	event.locals.member = token ? await findSession(db, token, now) : null;

	const response = await resolve(event);
	response.headers.set('x-content-type-options', 'nosniff');
	response.headers.set('referrer-policy', 'same-origin');
	response.headers.set('x-frame-options', 'DENY');
	response.headers.set('permissions-policy', 'camera=(), microphone=(), geolocation=(), browsing-topics=()');
	response.headers.set('cross-origin-opener-policy', 'same-origin');
	response.headers.set('cross-origin-resource-policy', 'same-origin');
	if (event.url.protocol === 'https:') {
		response.headers.set('strict-transport-security', 'max-age=31536000');
	}
	if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'private, no-store');
	return response;
};

/** SvelteKit itself asks this of forms alone; a request without a body, or with JSON, changes things as well. */
function refuseOtherSites(request: Request, url: URL): void {
	if (request.method === 'GET' || request.method === 'HEAD') return;
	const origin = request.headers.get('origin');
	if (origin !== null && origin !== url.origin) error(403, 'This was sent by a page of another site.');
}

export const handleError: HandleServerError = ({ error, event, status }) => {
	if (status === 404) return { message: 'There is no such page.', requestId: event.locals.requestId };
	if (status < 500) {
		const message =
			status === 413
				? 'This is more than can be sent at once.'
				: 'What was sent is nothing that this page takes.';
		return { message, requestId: event.locals.requestId };
	}
	// Not the log of the request: what fails before `handle` has none, and a fault in here ends the server.
	const { requestId } = event.locals;
	currentContext().log.error({ requestId, err: error, route: event.route.id }, 'a request failed');
	return {
		message: 'Something went wrong on our side. Nothing that was saved is lost.',
		requestId: event.locals.requestId,
	};
};
