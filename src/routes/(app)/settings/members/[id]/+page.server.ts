import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { z } from 'zod';
import { Access, Ticked } from '#lib/domain/account/account.ts';
import { parseForm, readForm } from '#lib/server/http/form.ts';
import { attempt, failed, loading, signedIn } from '#lib/server/http/guard.ts';
import { kept } from '#lib/server/http/kept.ts';
import {
	bringBackMember,
	changeAccess,
	createSignInLink,
	removeMember,
} from '#lib/server/workflows/change-member.ts';
import { viewMember } from '#lib/server/workflows/list-members.ts';
import type { Actions, PageServerLoad } from './$types';

const Form = z.object({ access: Access, calibrationOwner: Ticked });

export const load: PageServerLoad = async (event) => {
	const actor = signedIn(event);
	const { db, now } = event.locals;
	const member = await loading(viewMember(db, actor, event.params.id));
	return { member, isSelf: member.id === actor.memberId, timeZone: actor.timeZone, now };
};

export const actions: Actions = {
	access: async (event) => {
		const actor = signedIn(event);
		const { db, now } = event.locals;
		const values = await readForm(event.request);
		const work = async () => changeAccess(db, actor, event.params.id, parseForm(Form, values), now);
		const outcome = await attempt(work(), {
			about: 'access' as const,
			...kept(values, ['access', 'calibrationOwner']),
		});
		return failed(outcome) ? outcome : { saved: true };
	},
	link: async (event) => {
		const actor = signedIn(event);
		const { db, now } = event.locals;
		const work = async () => {
			const { name, token, expiresAt } = await createSignInLink(db, actor, event.params.id, now);
			const url = new URL(resolve('/(auth)/invitation/[token]', { token }), event.url).href;
			return { name, url, expiresAt };
		};
		const outcome = await attempt(work(), { about: 'link' as const });
		return failed(outcome) ? outcome : { link: outcome.done };
	},
	remove: async (event) => {
		const actor = signedIn(event);
		const { db, now } = event.locals;
		const outcome = await attempt(removeMember(db, actor, event.params.id, now), {
			about: 'remove' as const,
		});
		if (failed(outcome)) return outcome;
		redirect(303, resolve('/settings/members'));
	},
	bringBack: async (event) => {
		const actor = signedIn(event);
		const { db, now } = event.locals;
		const outcome = await attempt(bringBackMember(db, actor, event.params.id, now), {
			about: 'bringBack' as const,
		});
		return failed(outcome) ? outcome : { broughtBack: true };
	},
};
