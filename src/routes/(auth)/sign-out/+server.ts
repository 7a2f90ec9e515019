import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { SESSION_COOKIE } from '#lib/server/http/guard.ts';
import { clearSessionCookie } from '#lib/server/http/session-cookie.ts';
import { signOut } from '#lib/server/workflows/sign-in.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async (event) => {
	const { db, member, now } = event.locals;
	const token = event.cookies.get(SESSION_COOKIE);
	if (member && token) await signOut(db, member, token, now);
	clearSessionCookie(event);
	redirect(303, resolve('/sign-in'));
};
