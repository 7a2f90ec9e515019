import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { attempt, failed, loading, signedIn } from '#lib/server/http/guard.ts';
import { loadSample, removeSample, viewSample } from '#lib/server/workflows/sample/load-sample.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const member = signedIn(event);
	return { ...(await loading(viewSample(event.locals.db, member))), timeZone: member.timeZone };
};

export const actions: Actions = {
	fill: async (event) => {
		const member = signedIn(event);
		const outcome = await attempt(loadSample(event.locals.db, member, event.locals.now), {});
		if (failed(outcome)) return outcome;
		redirect(303, resolve('/'));
	},
	remove: async (event) => {
		const member = signedIn(event);
		const outcome = await attempt(removeSample(event.locals.db, member, event.locals.now), {});
		if (failed(outcome)) return outcome;
		redirect(303, resolve('/settings/sample'));
	},
};
