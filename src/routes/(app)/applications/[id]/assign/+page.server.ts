import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { parseForm, readForm } from '#lib/server/http/form.ts';
import { attempt, failed, loading, signedIn } from '#lib/server/http/guard.ts';
import { kept } from '#lib/server/http/kept.ts';
import { assignExercise, AssignInput, viewAssign } from '#lib/server/workflows/assign-exercise.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const member = signedIn(event);
	const { db, now } = event.locals;
	return { assign: await loading(viewAssign(db, member, event.params.id, now)) };
};

export const actions: Actions = {
	default: async (event) => {
		const member = signedIn(event);
		const { db, now } = event.locals;
		const values = await readForm(event.request);
		const graders = Array.isArray(values['graders']) ? values['graders'].map(String) : [];
		const work = async () => assignExercise(db, member, event.params.id, parseForm(AssignInput, values), now);
		const outcome = await attempt(work(), { ...kept(values, ['exercise', 'due']), graders });
		if (failed(outcome)) return outcome;
		redirect(303, resolve('/(app)/exercises/[id]', { id: outcome.done.assignmentId }));
	},
};
