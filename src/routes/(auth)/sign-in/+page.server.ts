import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { z } from 'zod';
import { Email } from '#lib/domain/account/account.ts';
import { returnPath } from '#lib/domain/account/return-path.ts';
import { parseForm, readForm } from '#lib/server/http/form.ts';
import { attempt, failed } from '#lib/server/http/guard.ts';
import { kept } from '#lib/server/http/kept.ts';
import { setSessionCookie } from '#lib/server/http/session-cookie.ts';
import { isSetUp } from '#lib/server/workflows/set-up-organization.ts';
import { signIn } from '#lib/server/workflows/sign-in.ts';
import type { Actions, PageServerLoad } from './$types';

const Form = z.object({
	email: Email,
	password: z.string().min(1, 'Write your password.').max(1000, 'No password of yours is that long.'),
});

export const load: PageServerLoad = async ({ locals, url }) => {
	if (locals.member) redirect(303, returnPath(url.searchParams.get('to')));
	if (!(await isSetUp(locals.db))) redirect(303, resolve('/setup'));
	return { goesOn: url.searchParams.has('to') };
};

export const actions: Actions = {
	default: async (event) => {
		const { db, limits, now } = event.locals;
		const values = await readForm(event.request);
		const clientAddress = event.getClientAddress();
		const work = async () => signIn(db, limits, { ...parseForm(Form, values), clientAddress }, now);
		const outcome = await attempt(work(), kept(values, ['email']));
		if (failed(outcome)) return outcome;
		setSessionCookie(event, outcome.done);
		redirect(303, returnPath(event.url.searchParams.get('to')));
	},
};
