import type { RequestEvent } from '@sveltejs/kit';
import type { NewSession } from '#lib/server/auth/session.ts';
import { SESSION_COOKIE } from './guard.ts';

export function setSessionCookie(event: Pick<RequestEvent, 'cookies' | 'url'>, session: NewSession): void {
	event.cookies.set(SESSION_COOKIE, session.token, {
		path: '/',
		httpOnly: true,
		sameSite: 'lax',
		secure: event.url.protocol === 'https:',
		expires: session.expiresAt,
	});
}

export function clearSessionCookie(event: Pick<RequestEvent, 'cookies' | 'url'>): void {
	event.cookies.delete(SESSION_COOKIE, {
		path: '/',
		httpOnly: true,
		sameSite: 'lax',
		secure: event.url.protocol === 'https:',
	});
}
