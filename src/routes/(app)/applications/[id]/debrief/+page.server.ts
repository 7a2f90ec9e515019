import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { resolve } from '$app/paths';
import { parseForm, readForm } from '#lib/server/http/form.ts';
import { attempt, failed, loading, signedIn } from '#lib/server/http/guard.ts';
import { openDebrief, OpenDebriefInput } from '#lib/server/workflows/open-debrief.ts';
import { openEvidence, showRecommendationNow } from '#lib/server/workflows/open-evidence.ts';
import { DecisionInput, recordDecision } from '#lib/server/workflows/record-decision.ts';
import { resolveRedFlag, ResolveRedFlagInput } from '#lib/server/workflows/resolve-red-flag.ts';
import { viewDebrief } from '#lib/server/workflows/view-debrief.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const member = signedIn(event);
	return {
		debrief: await loading(viewDebrief(event.locals.db, member, event.params.id)),
		zone: member.timeZone,
		by: event.url.searchParams.get('by') === 'dimension' ? ('dimension' as const) : ('rater' as const),
		unfolded: event.url.searchParams.getAll('open'),
	};
};

const OpenNotes = z.object({
	scorecardIds: z.array(z.string()).min(1).max(200),
	to: z.string().regex(/^(scorecard|dimension)-[0-9a-f-]{36}$/),
	by: z.enum(['rater', 'dimension']),
});

export const actions: Actions = {
	openNotes: async (event) => {
		const member = signedIn(event);
		const values = await readForm(event.request);
		const { id } = event.params;
		const open = async () => {
			const input = parseForm(OpenNotes, values);
			await openEvidence(event.locals.db, member, id, input.scorecardIds, event.locals.now);
			return input;
		};
		const outcome = await attempt(open(), { form: 'openNotes' });
		if (failed(outcome)) return outcome;
		const { scorecardIds, to, by } = outcome.done;
		const query = new URLSearchParams(scorecardIds.map((scorecardId) => ['open', scorecardId]));
		query.set('by', by);
		redirect(303, `${resolve('/(app)/applications/[id]/debrief', { id })}?${query.toString()}#${to}`);
	},
	showNow: async (event) => {
		const member = signedIn(event);
		const { id } = event.params;
		const show = showRecommendationNow(event.locals.db, member, id, event.locals.now);
		const outcome = await attempt(show, { form: 'showNow' });
		if (failed(outcome)) return outcome;
		redirect(303, resolve('/(app)/applications/[id]/debrief', { id }));
	},
	openDebrief: async (event) => {
		const member = signedIn(event);
		const values = await readForm(event.request);
		const { id } = event.params;
		const open = async () =>
			openDebrief(event.locals.db, member, id, parseForm(OpenDebriefInput, values), event.locals.now);
		const outcome = await attempt(open(), { ...values, form: 'openDebrief' });
		if (failed(outcome)) return outcome;
		redirect(303, resolve('/(app)/applications/[id]/debrief', { id }));
	},
	resolveFlag: async (event) => {
		const member = signedIn(event);
		const values = await readForm(event.request);
		const { id } = event.params;
		const settle = async () =>
			resolveRedFlag(event.locals.db, member, parseForm(ResolveRedFlagInput, values), event.locals.now);
		const outcome = await attempt(settle(), { ...values, form: 'resolveFlag' });
		if (failed(outcome)) return outcome;
		redirect(303, `${resolve('/(app)/applications/[id]/debrief', { id })}#flags-title`);
	},
	decide: async (event) => {
		const member = signedIn(event);
		const values = await readForm(event.request);
		const { id } = event.params;
		const decide = async () =>
			recordDecision(event.locals.db, member, id, parseForm(DecisionInput, values), event.locals.now);
		const outcome = await attempt(decide(), { ...values, form: 'decide' });
		if (failed(outcome)) return outcome;
		redirect(303, `${resolve('/(app)/applications/[id]/debrief', { id })}#decision`);
	},
};
