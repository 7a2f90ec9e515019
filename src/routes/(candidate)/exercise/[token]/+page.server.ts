import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { z } from 'zod';
import type { SavedAnswer } from '#lib/domain/exercise/assignment.ts';
import { parseForm, readForm } from '#lib/server/http/form.ts';
import { attempt, failed, reading } from '#lib/server/http/guard.ts';
import { startExercise } from '#lib/server/workflows/open-exercise.ts';
import { saveAnswers } from '#lib/server/workflows/save-answer.ts';
import { loadExercise, orGone } from './candidate-link.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const Form = z.object({
	answers: z
		.array(z.object({ text: z.string(), base: z.coerce.number().int().min(0) }))
		.max(1000)
		.default([]),
});

type Typed = { text: string; elsewhere: SavedAnswer | null; problem: string | null };

export const load: PageServerLoad = async (event) => ({ exercise: await loadExercise(event) });

export const actions: Actions = {
	start: async (event) => {
		const { db, limits, now } = event.locals;
		const work = async () => {
			await limits.links.take(event.getClientAddress());
			await orGone(startExercise(db, event.params.token, now));
		};
		const outcome = await attempt(work(), { answers: [] as Typed[] });
		if (failed(outcome)) return outcome;
		redirect(303, resolve('/(candidate)/exercise/[token]', event.params));
	},
	save: async (event) => {
		const refused = await saved(event);
		if (refused) return refused;
		redirect(303, resolve('/(candidate)/exercise/[token]', event.params));
	},
	review: async (event) => {
		const refused = await saved(event);
		if (refused) return refused;
		redirect(303, resolve('/(candidate)/exercise/[token]/review', event.params));
	},
};

/** Without scripting, the form sends all answers at once. What could not be saved goes back as it was typed. */
async function saved(event: RequestEvent) {
	const { db, limits, now } = event.locals;
	const values = await readForm(event.request);
	const { answers } = reading(() => parseForm(Form, values));
	const typed = answers.map(({ text }): Typed => ({ text, elsewhere: null, problem: null }));
	const work = async () => {
		await limits.links.take(event.getClientAddress());
		const changes = answers.map(({ text, base }, prompt) => ({ prompt, text, baseRevision: base }));
		return orGone(saveAnswers(db, event.params.token, changes, now));
	};
	const outcome = await attempt(work(), { answers: typed });
	if (failed(outcome)) return outcome;
	const fields = [];
	for (const one of outcome.done.outcomes) {
		if (one.kind === 'saved') continue;
		fields.push({ field: `answers.${String(one.prompt)}.text`, message: one.message });
		const { text } = typed[one.prompt] ?? { text: '' };
		typed[one.prompt] =
			one.kind === 'refused'
				? { text, elsewhere: null, problem: one.message }
				: { text, elsewhere: { text: one.text, revision: one.revision }, problem: null };
	}
	if (fields.length === 0) return null;
	const message = 'Not everything is saved.';
	return fail(409, {
		refusal: { code: 'conflict' as const, message, fields, data: {} },
		values: { answers: typed },
	});
}
