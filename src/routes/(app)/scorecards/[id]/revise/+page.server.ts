import { resolve } from '$app/paths';
import { redirect } from '@sveltejs/kit';
import { readForm, textOf } from '#lib/server/http/form.ts';
import { attempt, failed, loading, signedIn } from '#lib/server/http/guard.ts';
import { reviseScorecard } from '#lib/server/workflows/revise-scorecard.ts';
import { viewRevising } from '#lib/server/workflows/view-scorecard.ts';
import { draftOf, words } from '../scorecard-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const member = signedIn(event);
	return { ...(await loading(viewRevising(event.locals.db, member, event.params.id))), words };
};

export const actions: Actions = {
	default: async (event) => {
		const member = signedIn(event);
		const { db, now } = event.locals;
		const values = await readForm(event.request);
		const work = async () => {
			const { baseRevision, content } = draftOf(values);
			const change = { baseRevisionNumber: baseRevision, content, reason: textOf(values, 'reason') };
			return reviseScorecard(db, member, event.params.id, change, now);
		};
		const outcome = await attempt(work(), values);
		if (failed(outcome)) return outcome;
		redirect(303, resolve('/(app)/scorecards/[id]', event.params));
	},
};
