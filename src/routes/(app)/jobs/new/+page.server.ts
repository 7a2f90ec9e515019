import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { parseForm, readForm } from '#lib/server/http/form.ts';
import { attempt, failed, loading, signedIn } from '#lib/server/http/guard.ts';
import { kept } from '#lib/server/http/kept.ts';
import { JobInput, openJob, viewNewJob } from '#lib/server/workflows/open-job.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const member = signedIn(event);
	const roleVersionId = event.url.searchParams.get('role');
	return { ...(await loading(viewNewJob(event.locals.db, member, roleVersionId))), roleVersionId };
};

export const actions: Actions = {
	default: async (event) => {
		const member = signedIn(event);
		const { db, now } = event.locals;
		const values = await readForm(event.request);
		const work = async () => openJob(db, member, parseForm(JobInput, values), now);
		const typed = kept(values, ['title', 'roleVersionId', 'confidential', 'hiringManagerId', 'recruiterId']);
		const outcome = await attempt(work(), typed);
		if (failed(outcome)) return outcome;
		redirect(303, resolve('/(app)/jobs/[id]/plan', { id: outcome.done.jobId }));
	},
};
