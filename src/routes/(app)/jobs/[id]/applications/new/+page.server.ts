import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { CandidateInput } from '#lib/domain/candidate/candidate.ts';
import { parseForm, readForm } from '#lib/server/http/form.ts';
import { attempt, failed, loading, signedIn } from '#lib/server/http/guard.ts';
import { kept } from '#lib/server/http/kept.ts';
import { addApplication } from '#lib/server/workflows/add-application.ts';
import { viewNewApplication } from '#lib/server/workflows/view-new-application.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const member = signedIn(event);
	const query = event.url.searchParams.get('find') ?? '';
	return loading(viewNewApplication(event.locals.db, member, event.params.id, query));
};

export const actions: Actions = {
	known: async (event) => {
		const member = signedIn(event);
		const { db, now } = event.locals;
		const values = await readForm(event.request);
		const { candidateId } = kept(values, ['candidateId']);
		const work = addApplication(db, member, { jobId: event.params.id, candidateId }, now);
		const outcome = await attempt(work, { name: '', email: '' });
		if (failed(outcome)) return outcome;
		redirect(303, resolve('/(app)/applications/[id]', { id: outcome.done.applicationId }));
	},
	person: async (event) => {
		const member = signedIn(event);
		const { db, now } = event.locals;
		const values = await readForm(event.request);
		const work = async () => {
			const person = parseForm(CandidateInput, values);
			const evenIfDouble = values['evenIfDouble'] !== undefined;
			return addApplication(db, member, { jobId: event.params.id, person: { ...person, evenIfDouble } }, now);
		};
		const outcome = await attempt(work(), kept(values, ['name', 'email']));
		if (failed(outcome)) return outcome;
		redirect(303, resolve('/(app)/applications/[id]', { id: outcome.done.applicationId }));
	},
};
