import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { readForm } from '#lib/server/http/form.ts';
import { attempt, failed, loading, reading, signedIn } from '#lib/server/http/guard.ts';
import { discardRoleDraft } from '#lib/server/workflows/discard-role-draft.ts';
import { publishRole } from '#lib/server/workflows/publish-role.ts';
import { saveRoleDraft } from '#lib/server/workflows/save-role-draft.ts';
import { viewRoleDraft } from '#lib/server/workflows/view-role-draft.ts';
import { contentOf, readDraftForm } from './draft-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const member = signedIn(event);
	const draft = await loading(viewRoleDraft(event.locals.db, member, event.params.id));
	return { draft, zone: member.timeZone };
};

export const actions: Actions = {
	save: async (event) => {
		const member = signedIn(event);
		const { db, now } = event.locals;
		const roleId = event.params.id;
		const values = await readForm(event.request);
		const form = reading(() => readDraftForm(values));
		const saving = async () =>
			saveRoleDraft(db, member, { roleId, revision: form.revision, content: contentOf(form.fields) }, now);
		const outcome = await attempt(saving(), { fields: form.fields, revision: form.opened });
		if (failed(outcome)) return outcome;
		const draft = resolve('/(app)/roles/[id]/draft', { id: roleId });
		redirect(303, `${draft}?saved=${String(outcome.done.revision)}${form.focus ? `#${form.focus}` : ''}`);
	},
	publish: async (event) => {
		const member = signedIn(event);
		const { db, now } = event.locals;
		const roleId = event.params.id;
		const values = await readForm(event.request);
		const form = reading(() => readDraftForm(values));
		const saving = async () =>
			saveRoleDraft(db, member, { roleId, revision: form.revision, content: contentOf(form.fields) }, now);
		const saved = await attempt(saving(), { fields: form.fields, revision: form.opened });
		if (failed(saved)) return saved;
		const { revision } = saved.done;
		const publishing = publishRole(db, member, { roleId, revision, accepted: form.accepted }, now);
		const published = await attempt(publishing, { fields: form.fields, revision });
		if (failed(published)) return published;
		const role = resolve('/(app)/roles/[id]', { id: roleId });
		redirect(303, `${role}?published=${String(published.done.number)}`);
	},
	discard: async (event) => {
		const member = signedIn(event);
		const { db, now } = event.locals;
		const roleId = event.params.id;
		const revision = Number((await readForm(event.request))['revision']);
		const outcome = await attempt(discardRoleDraft(db, member, { roleId, revision }, now), null);
		if (failed(outcome)) return outcome;
		redirect(
			303,
			outcome.done.roleLeft ? resolve('/(app)/roles/[id]', { id: roleId }) : resolve('/(app)/roles'),
		);
	},
};
