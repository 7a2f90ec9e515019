import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { can } from '#lib/domain/permissions/can.ts';
import { signedIn } from '#lib/server/http/guard.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
	const member = signedIn(event);
	if (!can(member, { action: 'manage_settings' })) redirect(303, resolve('/settings/profile'));
};
