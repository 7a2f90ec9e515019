import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { type FormValue, parseForm, readForm } from '#lib/server/http/form.ts';
import { attempt, failed, loading, signedIn } from '#lib/server/http/guard.ts';
import { kept } from '#lib/server/http/kept.ts';
import { ScheduleInput, scheduleInterview } from '#lib/server/workflows/schedule-interview.ts';
import { viewSchedule } from '#lib/server/workflows/view-schedule.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const member = signedIn(event);
	const interview = event.url.searchParams.get('interview');
	return { view: await loading(viewSchedule(event.locals.db, member, event.params.id, interview)) };
};

export const actions: Actions = {
	default: async (event) => {
		const member = signedIn(event);
		const { db, now } = event.locals;
		const { id } = event.params;
		const values = await readForm(event.request);
		const work = async () => scheduleInterview(db, member, id, parseForm(ScheduleInput, values), now);
		const outcome = await attempt(work(), {
			...kept(values, ['interviewId', 'starts', 'timeZone', 'minutes', 'place', 'link']),
			panel: textsOf(values['panel']),
			shadows: textsOf(values['shadows']),
		});
		if (failed(outcome)) return outcome;
		redirect(303, resolve('/(app)/applications/[id]', { id }));
	},
};

function textsOf(value: FormValue | undefined): string[] {
	return Array.isArray(value) ? value.filter((text) => typeof text === 'string') : [];
}
