import { policySentences } from '#lib/domain/policy/words.ts';
import { parseForm, readForm } from '#lib/server/http/form.ts';
import { attempt, failed, loading, signedIn } from '#lib/server/http/guard.ts';
import { kept } from '#lib/server/http/kept.ts';
import { changePolicy, viewPolicy } from '#lib/server/workflows/change-policy.ts';
import { PolicyForm, policyTexts, textsOf } from './policy-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const member = signedIn(event);
	const { version, policy, history } = await loading(viewPolicy(event.locals.db, member));
	return {
		version,
		sentences: policySentences(policy),
		texts: textsOf(policy),
		notesRequiredAt: policy.notesRequiredAt.map(String),
		history,
		timeZone: member.timeZone,
	};
};

export const actions: Actions = {
	default: async (event) => {
		const member = signedIn(event);
		const { db, now } = event.locals;
		const values = await readForm(event.request);
		const work = async () => {
			const { basedOn, ...policy } = parseForm(PolicyForm, values);
			return changePolicy(db, member, { basedOn, policy }, now);
		};
		const { notesRequiredAt } = values;
		const ticked = Array.isArray(notesRequiredAt)
			? notesRequiredAt.filter((level) => typeof level === 'string')
			: [];
		const outcome = await attempt(work(), { texts: kept(values, policyTexts), notesRequiredAt: ticked });
		return failed(outcome) ? outcome : { saved: outcome.done };
	},
};
