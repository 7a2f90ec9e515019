import { resolve } from '$app/paths';
import { z } from 'zod';
import { Access, Email, PersonName, Ticked } from '#lib/domain/account/account.ts';
import { can } from '#lib/domain/permissions/can.ts';
import { forbidden } from '#lib/server/errors.ts';
import { parseForm, readForm } from '#lib/server/http/form.ts';
import { attempt, failed, loading, signedIn } from '#lib/server/http/guard.ts';
import { kept } from '#lib/server/http/kept.ts';
import { inviteMember } from '#lib/server/workflows/invite-member.ts';
import type { Actions, PageServerLoad } from './$types';

const Form = z.object({ name: PersonName, email: Email, access: Access, calibrationOwner: Ticked });

export const load: PageServerLoad = async (event) => {
	const member = signedIn(event);
	if (!can(member, { action: 'manage_members' })) await loading(Promise.reject(forbidden()));
	return { timeZone: member.timeZone };
};

export const actions: Actions = {
	default: async (event) => {
		const member = signedIn(event);
		const { db, now } = event.locals;
		const values = await readForm(event.request);
		const work = async () => {
			const input = parseForm(Form, values);
			const { token, expiresAt } = await inviteMember(db, member, input, now);
			const url = new URL(resolve('/(auth)/invitation/[token]', { token }), event.url).href;
			return { name: input.name, url, expiresAt };
		};
		const typed = kept(values, ['name', 'email', 'access', 'calibrationOwner']);
		const outcome = await attempt(work(), typed);
		return failed(outcome) ? outcome : { link: outcome.done };
	},
};
