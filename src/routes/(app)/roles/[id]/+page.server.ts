import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { attempt, failed, loading, signedIn } from '#lib/server/http/guard.ts';
import { startRoleDraft } from '#lib/server/workflows/start-role-draft.ts';
import { viewRole } from '#lib/server/workflows/view-role.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const member = signedIn(event);
	const role = await loading(viewRole(event.locals.db, member, event.params.id));
	if (!role.version && role.draft) redirect(303, resolve('/(app)/roles/[id]/draft', { id: role.id }));
	return { role, zone: member.timeZone, published: event.url.searchParams.get('published') };
};

export const actions: Actions = {
	edit: async (event) => {
		const member = signedIn(event);
		const { db, now } = event.locals;
		const outcome = await attempt(startRoleDraft(db, member, event.params.id, now), {});
		if (failed(outcome)) return outcome;
		redirect(303, resolve('/(app)/roles/[id]/draft', { id: outcome.done.roleId }));
	},
};
