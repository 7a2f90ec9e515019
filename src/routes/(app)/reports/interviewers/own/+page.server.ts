import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { signedIn } from '#lib/server/http/guard.ts';
import type { PageServerLoad } from './$types';

/** One address for everybody's own report. */
export const load: PageServerLoad = (event) => {
	const { memberId } = signedIn(event);
	redirect(303, resolve('/(app)/reports/interviewers/[id]', { id: memberId }));
};
