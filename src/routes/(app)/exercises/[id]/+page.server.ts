import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { z } from 'zod';
import { parseForm, readForm } from '#lib/server/http/form.ts';
import { attempt, failed, loading, signedIn } from '#lib/server/http/guard.ts';
import { kept } from '#lib/server/http/kept.ts';
import { addGraders, removeGrader } from '#lib/server/workflows/assign-grader.ts';
import { cancelExercise } from '#lib/server/workflows/cancel-exercise.ts';
import { makeExerciseLink } from '#lib/server/workflows/make-exercise-link.ts';
import { rescheduleExercise } from '#lib/server/workflows/reschedule-exercise.ts';
import { viewAssignment } from '#lib/server/workflows/view-assignment.ts';
import type { Actions, PageServerLoad } from './$types';

const Graders = z.object({
	graders: z.array(z.uuid('Choose people from the list.')).max(20, 'Choose 20 graders at most.').default([]),
});
const Due = z.object({ due: z.string('Choose a day and a time.').max(40) });
const Grader = z.object({ scorecard: z.string().max(100) });

export const load: PageServerLoad = async (event) => {
	const member = signedIn(event);
	const { db, now } = event.locals;
	return { assignment: await loading(viewAssignment(db, member, event.params.id, now)) };
};

export const actions: Actions = {
	link: async (event) => {
		const member = signedIn(event);
		const { db, now } = event.locals;
		const values = await readForm(event.request);
		const work = async () => {
			const replaces = values['replaces'] === 'yes';
			const { token } = await makeExerciseLink(db, member, event.params.id, { replaces }, now);
			return new URL(resolve('/(candidate)/exercise/[token]', { token }), event.url).href;
		};
		const outcome = await attempt(work(), { about: 'link' as const });
		return failed(outcome) ? outcome : { link: outcome.done };
	},
	due: async (event) => {
		const member = signedIn(event);
		const { db, now } = event.locals;
		const values = await readForm(event.request);
		const work = async () => rescheduleExercise(db, member, event.params.id, parseForm(Due, values), now);
		const outcome = await attempt(work(), { about: 'due' as const, ...kept(values, ['due']) });
		if (failed(outcome)) return outcome;
		redirect(303, resolve('/(app)/exercises/[id]', event.params));
	},
	graders: async (event) => {
		const member = signedIn(event);
		const { db, now } = event.locals;
		const values = await readForm(event.request);
		const work = async () => addGraders(db, member, event.params.id, parseForm(Graders, values).graders, now);
		const outcome = await attempt(work(), { about: 'graders' as const });
		if (failed(outcome)) return outcome;
		redirect(303, resolve('/(app)/exercises/[id]', event.params));
	},
	takeOff: async (event) => {
		const member = signedIn(event);
		const { db, now } = event.locals;
		const values = await readForm(event.request);
		const work = async () =>
			removeGrader(db, member, event.params.id, parseForm(Grader, values).scorecard, now);
		const outcome = await attempt(work(), { about: 'takeOff' as const });
		if (failed(outcome)) return outcome;
		redirect(303, resolve('/(app)/exercises/[id]', event.params));
	},
	cancel: async (event) => {
		const member = signedIn(event);
		const { db, now } = event.locals;
		const outcome = await attempt(cancelExercise(db, member, event.params.id, now), {
			about: 'cancel' as const,
		});
		if (failed(outcome)) return outcome;
		redirect(303, resolve('/(app)/exercises/[id]', event.params));
	},
};
