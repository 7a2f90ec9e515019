import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { CandidateInput } from '#lib/domain/candidate/candidate.ts';
import { can } from '#lib/domain/permissions/can.ts';
import { forbidden } from '#lib/server/errors.ts';
import { parseForm, readForm } from '#lib/server/http/form.ts';
import { attempt, failed, loading, signedIn } from '#lib/server/http/guard.ts';
import { kept } from '#lib/server/http/kept.ts';
import { addCandidate } from '#lib/server/workflows/add-candidate.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const member = signedIn(event);
	if (!can(member, { action: 'manage_candidates' })) await loading(Promise.reject(forbidden()));
};

export const actions: Actions = {
	default: async (event) => {
		const member = signedIn(event);
		const { db, now } = event.locals;
		const values = await readForm(event.request);
		const work = async () => {
			const person = parseForm(CandidateInput, values);
			return addCandidate(db, member, { ...person, evenIfDouble: values['evenIfDouble'] !== undefined }, now);
		};
		const outcome = await attempt(work(), kept(values, ['name', 'email']));
		if (failed(outcome)) return outcome;
		redirect(303, resolve('/(app)/candidates/[id]', { id: outcome.done.candidateId }));
	},
};
