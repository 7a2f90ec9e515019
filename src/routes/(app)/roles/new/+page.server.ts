import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { z } from 'zod';
import { parseForm, readForm } from '#lib/server/http/form.ts';
import { attempt, failed, loading, signedIn } from '#lib/server/http/guard.ts';
import { kept } from '#lib/server/http/kept.ts';
import { openRoleForm } from '#lib/server/workflows/role-access.ts';
import { startRole } from '#lib/server/workflows/start-role-draft.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await loading(openRoleForm(signedIn(event)));
};

const NewRole = z.object({ title: z.string().default('') });

export const actions: Actions = {
	default: async (event) => {
		const member = signedIn(event);
		const values = await readForm(event.request);
		const { db, now } = event.locals;
		const work = (async () => startRole(db, member, parseForm(NewRole, values), now))();
		const outcome = await attempt(work, kept(values, ['title']));
		if (failed(outcome)) return outcome;
		redirect(303, resolve('/(app)/roles/[id]/draft', { id: outcome.done.roleId }));
	},
};
