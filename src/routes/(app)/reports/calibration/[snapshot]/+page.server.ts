import { redirect, type RequestEvent } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { type FormValues, parseForm, readForm } from '#lib/server/http/form.ts';
import { attempt, failed, loading, signedIn } from '#lib/server/http/guard.ts';
import { kept } from '#lib/server/http/kept.ts';
import {
	adoptSnapshot,
	AdoptionInput,
	setSnapshotAside,
	SettingAsideInput,
} from '#lib/server/workflows/calibration/adopt-snapshot.ts';
import { previewSnapshot } from '#lib/server/workflows/calibration/preview-snapshot.ts';
import { viewSnapshot } from '#lib/server/workflows/calibration/view-calibration.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const member = signedIn(event);
	const { db } = event.locals;
	const snapshot = await loading(viewSnapshot(db, member, event.params.snapshot));
	const changes = snapshot.inUse ? null : await loading(previewSnapshot(db, member, snapshot.id));
	return { snapshot, changes, timeZone: member.timeZone };
};

type Choice = {
	db: RequestEvent['locals']['db'];
	member: ReturnType<typeof signedIn>;
	id: string;
	now: Date;
	values: FormValues;
};

/** One of the two choices, then back to the snapshot. A refusal says which of the two forms it is about. */
async function choosing(
	event: RequestEvent<{ snapshot: string }>,
	about: 'adopt' | 'set_aside',
	work: (choice: Choice) => Promise<unknown>,
) {
	const member = signedIn(event);
	const { db, now } = event.locals;
	const { snapshot: id } = event.params;
	const values = await readForm(event.request);
	const choice = async () => work({ db, member, id, now, values });
	const outcome = await attempt(choice(), { about, ...kept(values, ['reason']) });
	if (failed(outcome)) return outcome;
	redirect(303, resolve('/(app)/reports/calibration/[snapshot]', { snapshot: id }));
}

export const actions: Actions = {
	adopt: (event) =>
		choosing(event, 'adopt', ({ db, member, id, now, values }) =>
			adoptSnapshot(db, member, id, parseForm(AdoptionInput, values), now),
		),
	setAside: (event) =>
		choosing(event, 'set_aside', ({ db, member, id, now, values }) =>
			setSnapshotAside(db, member, id, parseForm(SettingAsideInput, values), now),
		),
};
