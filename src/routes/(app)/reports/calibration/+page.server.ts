import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { parseForm, readForm } from '#lib/server/http/form.ts';
import { attempt, failed, loading, signedIn } from '#lib/server/http/guard.ts';
import { kept } from '#lib/server/http/kept.ts';
import { AdoptionInput, returnToDefaults } from '#lib/server/workflows/calibration/adopt-snapshot.ts';
import { askForFit } from '#lib/server/workflows/calibration/ask-for-fit.ts';
import { viewCalibration } from '#lib/server/workflows/calibration/view-calibration.ts';
import type { Actions, PageServerLoad } from './$types';

const dependency = 'touchstone:calibration';

export const load: PageServerLoad = async (event) => {
	const member = signedIn(event);
	event.depends(dependency);
	const calibration = await loading(viewCalibration(event.locals.db, member, event.locals.now));
	return { calibration, dependency, timeZone: member.timeZone };
};

export const actions: Actions = {
	fit: async (event) => {
		const member = signedIn(event);
		const { db, now } = event.locals;
		const outcome = await attempt(askForFit(db, member, now), { reason: '' });
		if (failed(outcome)) return outcome;
		redirect(303, resolve('/reports/calibration'));
	},
	defaults: async (event) => {
		const member = signedIn(event);
		const { db, now } = event.locals;
		const values = await readForm(event.request);
		const work = async () => returnToDefaults(db, member, parseForm(AdoptionInput, values), now);
		const outcome = await attempt(work(), kept(values, ['reason']));
		if (failed(outcome)) return outcome;
		redirect(303, resolve('/reports/calibration'));
	},
};
