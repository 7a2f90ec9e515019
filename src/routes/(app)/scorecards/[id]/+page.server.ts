import { resolve } from '$app/paths';
import { fail, redirect } from '@sveltejs/kit';
import { readForm, textOf } from '#lib/server/http/form.ts';
import { attempt, failed, loading, signedIn } from '#lib/server/http/guard.ts';
import { saveDraft } from '#lib/server/workflows/save-draft.ts';
import { showAnyway } from '#lib/server/workflows/show-anyway.ts';
import { submitScorecard } from '#lib/server/workflows/submit-scorecard.ts';
import { viewScorecard } from '#lib/server/workflows/view-scorecard.ts';
import { waiveOwnScorecard } from '#lib/server/workflows/waive-own-scorecard.ts';
import type { Actions, PageServerLoad } from './$types';
import { draftOf, words } from './scorecard-form.ts';

export const load: PageServerLoad = async (event) => {
	const member = signedIn(event);
	const view = await loading(viewScorecard(event.locals.db, member, event.params.id));
	return { view, words };
};

export const actions: Actions = {
	/** For a page without scripting; with it, drafts save by themselves. */
	save: async (event) => {
		const member = signedIn(event);
		const { db, now } = event.locals;
		const values = await readForm(event.request);
		const work = async () => saveDraft(db, member, event.params.id, draftOf(values), now);
		const outcome = await attempt(work(), values);
		if (failed(outcome)) return outcome;
		redirect(303, resolve('/(app)/scorecards/[id]', event.params));
	},
	submit: async (event) => {
		const member = signedIn(event);
		const { db, now } = event.locals;
		const values = await readForm(event.request);
		const work = async () => submitScorecard(db, member, event.params.id, draftOf(values), now);
		const outcome = await attempt(work(), values);
		if (failed(outcome)) return outcome;
		redirect(303, resolve('/(app)/scorecards/[id]', event.params));
	},
	waive: async (event) => {
		const member = signedIn(event);
		const { db, now } = event.locals;
		const values = await readForm(event.request);
		const reason = textOf(values, 'reason') || textOf(values, 'choice');
		const outcome = await attempt(waiveOwnScorecard(db, member, event.params.id, { reason }, now), null);
		if (failed(outcome)) return fail(outcome.status, { ...outcome.data, waiving: true });
		redirect(303, resolve('/(app)/scorecards/[id]', event.params));
	},
	show: async (event) => {
		const member = signedIn(event);
		const outcome = await attempt(
			showAnyway(event.locals.db, member, event.params.id, event.locals.now),
			null,
		);
		if (failed(outcome)) return fail(outcome.status, { ...outcome.data, showing: true });
		redirect(303, resolve('/(app)/scorecards/[id]', event.params));
	},
};
