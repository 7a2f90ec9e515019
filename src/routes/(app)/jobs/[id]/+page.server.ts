import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { attempt, failed, loading, signedIn } from '#lib/server/http/guard.ts';
import { closeJob, reopenJob } from '#lib/server/workflows/close-job.ts';
import { listApplications } from '#lib/server/workflows/list-applications.ts';
import { rankApplicationsOfJob } from '#lib/server/workflows/rank-applications.ts';
import { viewJob } from '#lib/server/workflows/view-job.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const member = signedIn(event);
	const { db, now } = event.locals;
	const { id } = event.params;
	const { searchParams } = event.url;
	const { job, seats } = await loading(viewJob(db, member, id));
	const after = searchParams.get('after');
	const byStage = searchParams.get('by') === 'stage';
	const lists = job.abilities.list_applications;
	return {
		job,
		seats,
		byStage,
		ranking: lists && !byStage ? await loading(rankApplicationsOfJob(db, member, id, { after })) : null,
		list:
			lists && byStage
				? await loading(
						listApplications(
							db,
							member,
							id,
							{
								stageId: searchParams.get('stage'),
								withdrawn: searchParams.get('show') === 'withdrawn',
								after,
							},
							now,
						),
					)
				: null,
	};
};

export const actions: Actions = {
	close: async (event) => {
		const member = signedIn(event);
		const { db, now } = event.locals;
		const outcome = await attempt(closeJob(db, member, event.params.id, now), {});
		if (failed(outcome)) return outcome;
		redirect(303, resolve('/(app)/jobs/[id]', { id: event.params.id }));
	},
	reopen: async (event) => {
		const member = signedIn(event);
		const { db, now } = event.locals;
		const outcome = await attempt(reopenJob(db, member, event.params.id, now), {});
		if (failed(outcome)) return outcome;
		redirect(303, resolve('/(app)/jobs/[id]', { id: event.params.id }));
	},
};
