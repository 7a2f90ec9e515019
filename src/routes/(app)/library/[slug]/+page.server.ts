import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { attempt, failed, loading, signedIn } from '#lib/server/http/guard.ts';
import { copyLibraryRole } from '#lib/server/workflows/library/copy-library-role.ts';
import { viewLibraryRole } from '#lib/server/workflows/library/view-library-role.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	return { role: await loading(viewLibraryRole(event.locals.db, signedIn(event), event.params.slug)) };
};

export const actions: Actions = {
	copy: async (event) => {
		const member = signedIn(event);
		const { db, now } = event.locals;
		const outcome = await attempt(copyLibraryRole(db, member, event.params.slug, now), null);
		if (failed(outcome)) return outcome;
		redirect(303, resolve('/(app)/roles/[id]/draft', { id: outcome.done.roleId }));
	},
};
