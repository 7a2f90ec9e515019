import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { z } from 'zod';
import { BudgetHours, hoursText } from '#lib/domain/plan/budget.ts';
import { parseForm, readForm } from '#lib/server/http/form.ts';
import { attempt, failed, loading, signedIn } from '#lib/server/http/guard.ts';
import { takeProposal } from '#lib/server/workflows/take-proposal.ts';
import { viewProposal } from '#lib/server/workflows/view-proposal.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const member = signedIn(event);
	const typed = event.url.searchParams.get('hours');
	const budget = typed === null ? null : BudgetHours.safeParse(typed);
	const view = await loading(
		viewProposal(event.locals.db, member, event.params.id, budget?.success ? budget.data : null),
	);
	return {
		...view,
		hours: typed ?? hoursText(view.budget),
		hoursError: budget?.error?.issues[0]?.message,
	};
};

const Seen = z.object({ revision: z.coerce.number('Open the plan once more.').int(), hours: BudgetHours });

export const actions: Actions = {
	take: async (event) => {
		const member = signedIn(event);
		const { db, now } = event.locals;
		const jobId = event.params.id;
		const values = await readForm(event.request);
		const take = async () => {
			const { revision, hours } = parseForm(Seen, values);
			await takeProposal(db, member, { jobId, revision }, hours, now);
		};
		const outcome = await attempt(take(), {});
		if (failed(outcome)) return outcome;
		redirect(303, resolve(`/jobs/${jobId}/plan?saved#main`));
	},
};
