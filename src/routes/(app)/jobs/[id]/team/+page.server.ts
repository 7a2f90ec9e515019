import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { parseForm, readForm } from '#lib/server/http/form.ts';
import { attempt, failed, loading, signedIn } from '#lib/server/http/guard.ts';
import { kept } from '#lib/server/http/kept.ts';
import { grantAccess, revokeAccess, TeamInput } from '#lib/server/workflows/change-team.ts';
import { viewTeam } from '#lib/server/workflows/view-team.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const member = signedIn(event);
	return { view: await loading(viewTeam(event.locals.db, member, event.params.id)) };
};

export const actions: Actions = {
	grant: async (event) => {
		const member = signedIn(event);
		const { db, now } = event.locals;
		const { id } = event.params;
		const values = await readForm(event.request);
		const work = async () => grantAccess(db, member, id, parseForm(TeamInput, values), now);
		const outcome = await attempt(work(), { accessId: '', ...kept(values, ['memberId', 'access']) });
		if (failed(outcome)) return outcome;
		redirect(303, resolve('/(app)/jobs/[id]/team', { id }));
	},
	revoke: async (event) => {
		const member = signedIn(event);
		const { db, now } = event.locals;
		const { id } = event.params;
		const values = await readForm(event.request);
		const typed = { memberId: '', access: '', ...kept(values, ['accessId']) };
		const outcome = await attempt(revokeAccess(db, member, id, typed.accessId, now), typed);
		if (failed(outcome)) return outcome;
		redirect(303, resolve('/(app)/jobs/[id]/team', { id }));
	},
};
