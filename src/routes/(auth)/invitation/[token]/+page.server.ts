import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { z } from 'zod';
import { NewPassword, TimeZone, timeZones } from '#lib/domain/account/account.ts';
import { parseForm, readForm } from '#lib/server/http/form.ts';
import { attempt, failed, loading } from '#lib/server/http/guard.ts';
import { kept } from '#lib/server/http/kept.ts';
import { setSessionCookie } from '#lib/server/http/session-cookie.ts';
import { acceptInvitation, viewInvitation } from '#lib/server/workflows/accept-invitation.ts';
import type { Actions, PageServerLoad } from './$types';

const Form = z.object({ password: NewPassword, timeZone: TimeZone });

export const load: PageServerLoad = async (event) => {
	const { db, limits, now } = event.locals;
	await loading(limits.links.take(event.getClientAddress()));
	const invitation = await loading(viewInvitation(db, event.params.token, now));
	return { invitation, zones: timeZones(invitation.timeZone) };
};

export const actions: Actions = {
	default: async (event) => {
		const { db, limits, now } = event.locals;
		const values = await readForm(event.request);
		const work = async () => {
			await limits.links.take(event.getClientAddress());
			return acceptInvitation(db, event.params.token, parseForm(Form, values), now);
		};
		const outcome = await attempt(work(), kept(values, ['timeZone']));
		if (failed(outcome)) return outcome;
		setSessionCookie(event, outcome.done);
		redirect(303, resolve('/'));
	},
};
