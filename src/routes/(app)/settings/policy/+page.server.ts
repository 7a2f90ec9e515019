import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { defaultPolicy } from '#lib/domain/policy/policy.ts';
import { settingNames, settingText } from '#lib/domain/policy/settings.ts';
import { policySentences } from '#lib/domain/policy/words.ts';
import { type FormValues, parseForm, readForm } from '#lib/server/http/form.ts';
import { attempt, failed, loading, signedIn } from '#lib/server/http/guard.ts';
import { kept } from '#lib/server/http/kept.ts';
import { previewPolicy, savePreviewedPolicy } from '#lib/server/workflows/change-policy-preview.ts';
import { viewPolicy } from '#lib/server/workflows/change-policy-view.ts';
import { PolicyForm, PolicySaveForm, policyTexts, textsOf } from './policy-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const member = signedIn(event);
	const { policy, ...view } = await loading(viewPolicy(event.locals.db, member));
	return {
		...view,
		isSaved: event.url.searchParams.get('saved') === String(view.version),
		policy,
		sentences: policySentences(policy),
		texts: textsOf(policy),
		notesRequiredAt: policy.notesRequiredAt.map(String),
		defaults: Object.fromEntries(settingNames.map((name) => [name, settingText(defaultPolicy, name)])),
		timeZone: member.timeZone,
	};
};

export const actions: Actions = {
	preview: async (event) => {
		const member = signedIn(event);
		const values = await readForm(event.request);
		const work = async () => {
			const { basedOn, ...policy } = parseForm(PolicyForm, values);
			return previewPolicy(event.locals.db, member, { basedOn, policy });
		};
		const typed = typedOf(values);
		const outcome = await attempt(work(), typed);
		return failed(outcome) ? outcome : { preview: outcome.done, isAnew: false, values: typed };
	},
	save: async (event) => {
		const member = signedIn(event);
		const { db, now } = event.locals;
		const values = await readForm(event.request);
		const work = async () => {
			const { basedOn, seen, ...policy } = parseForm(PolicySaveForm, values);
			return savePreviewedPolicy(db, member, { basedOn, seen, policy }, now);
		};
		const typed = typedOf(values);
		const outcome = await attempt(work(), typed);
		if (failed(outcome)) return outcome;
		if ('anew' in outcome.done) return { preview: outcome.done.anew, isAnew: true, values: typed };
		redirect(303, `${resolve('/settings/policy')}?saved=${String(outcome.done.saved)}`);
	},
};

function typedOf(values: FormValues) {
	const { notesRequiredAt } = values;
	return {
		texts: kept(values, policyTexts),
		notesRequiredAt: Array.isArray(notesRequiredAt)
			? notesRequiredAt.filter((level) => typeof level === 'string')
			: [],
	};
}
