import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { readFormData } from '#lib/server/http/form.ts';
import { attempt, failed } from '#lib/server/http/guard.ts';
import { reviewed, submitExercise } from '#lib/server/workflows/submit-exercise.ts';
import { loadExercise, orGone } from '../candidate-link.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const exercise = await loadExercise(event);
	if (exercise.stage !== 'started') redirect(303, resolve('/(candidate)/exercise/[token]', event.params));
	return { exercise, reviewed: reviewed(exercise.answers) };
};

export const actions: Actions = {
	default: async (event) => {
		const { db, limits, now } = event.locals;
		const data = await readFormData(event.request);
		const looked = data.get('reviewed');
		const work = async () => {
			await limits.links.take(event.getClientAddress());
			const input = { reviewed: typeof looked === 'string' ? looked : '' };
			await orGone(submitExercise(db, event.params.token, input, now));
		};
		const outcome = await attempt(work(), null);
		if (failed(outcome)) return outcome;
		redirect(303, resolve('/(candidate)/exercise/[token]', event.params));
	},
};
