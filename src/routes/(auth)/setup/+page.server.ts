import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { z } from 'zod';
import {
	Email,
	NewPassword,
	OrganizationName,
	PersonName,
	TimeZone,
	timeZones,
} from '#lib/domain/account/account.ts';
import { parseForm, readForm } from '#lib/server/http/form.ts';
import { attempt, failed } from '#lib/server/http/guard.ts';
import { kept } from '#lib/server/http/kept.ts';
import { setSessionCookie } from '#lib/server/http/session-cookie.ts';
import { isSetUp, setUpOrganization } from '#lib/server/workflows/set-up-organization.ts';
import type { Actions, PageServerLoad } from './$types';

const Form = z.object({
	organizationName: OrganizationName,
	name: PersonName,
	email: Email,
	password: NewPassword,
	timeZone: TimeZone,
});

export const load: PageServerLoad = async ({ locals }) => {
	if (await isSetUp(locals.db)) redirect(303, resolve('/sign-in'));
	return { zones: timeZones() };
};

export const actions: Actions = {
	default: async (event) => {
		const { db, now } = event.locals;
		const values = await readForm(event.request);
		const work = async () => setUpOrganization(db, parseForm(Form, values), now);
		const outcome = await attempt(work(), kept(values, ['organizationName', 'name', 'email', 'timeZone']));
		if (failed(outcome)) return outcome;
		setSessionCookie(event, outcome.done);
		redirect(303, resolve('/settings/sample'));
	},
};
