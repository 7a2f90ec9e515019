import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { parseForm, readForm } from '#lib/server/http/form.ts';
import { attempt, failed, loading, signedIn } from '#lib/server/http/guard.ts';
import { kept } from '#lib/server/http/kept.ts';
import { moveScheduledInterview } from '#lib/server/workflows/change-scheduled-interview.ts';
import { TimeInput } from '#lib/server/workflows/interview-time.ts';
import { viewMove } from '#lib/server/workflows/view-schedule.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const member = signedIn(event);
	const { id, interview } = event.params;
	return { view: await loading(viewMove(event.locals.db, member, id, interview)) };
};

export const actions: Actions = {
	default: async (event) => {
		const member = signedIn(event);
		const { db, now } = event.locals;
		const values = await readForm(event.request);
		const work = async () =>
			moveScheduledInterview(db, member, event.params.interview, parseForm(TimeInput, values), now);
		const typed = kept(values, ['starts', 'timeZone', 'minutes', 'place', 'link']);
		const outcome = await attempt(work(), typed);
		if (failed(outcome)) return outcome;
		redirect(303, resolve('/(app)/applications/[id]', { id: outcome.done.applicationId }));
	},
};
