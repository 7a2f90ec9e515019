import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { invalid } from '#lib/server/errors.ts';
import { readFormData } from '#lib/server/http/form.ts';
import { attempt, failed, loading, signedIn } from '#lib/server/http/guard.ts';
import { importBlueprint, MAX_IMPORT_BYTES } from '#lib/server/workflows/import-blueprint.ts';
import { openRoleForm } from '#lib/server/workflows/role-access.ts';
import { readImportForm } from './import-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await loading(openRoleForm(signedIn(event)));
	return { maxBytes: MAX_IMPORT_BYTES };
};

export const actions: Actions = {
	default: async (event) => {
		const member = signedIn(event);
		const { db, now } = event.locals;
		const form = await readImportForm(await readFormData(event.request));
		const { bytes, name } = form;
		const reading = async () => {
			if (form.fault) throw invalid([form.fault]);
			return importBlueprint(db, member, form, now);
		};
		const outcome = await attempt(reading(), { text: form.text, name });
		if (failed(outcome)) {
			if (form.chosen === null) return outcome;
			// The choice itself was refused: the list comes back with the reason.
			const listing = importBlueprint(db, member, { bytes, name, chosen: null }, now);
			const listed = await attempt(listing, { text: form.text, name });
			if (failed(listed) || listed.done.kind !== 'choose') return outcome;
			return fail(outcome.status, { ...outcome.data, choose: { ...listed.done, name } });
		}
		const { done } = outcome;
		if (done.kind === 'choose') return { choose: { ...done, name } };
		const [first, ...others] = done.roles;
		if (!first || others.length > 0) redirect(303, resolve('/(app)/roles'));
		redirect(303, resolve('/(app)/roles/[id]/draft', { id: first.roleId }));
	},
};
