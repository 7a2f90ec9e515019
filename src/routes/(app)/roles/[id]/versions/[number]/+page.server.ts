import { loading, signedIn } from '#lib/server/http/guard.ts';
import { viewRole } from '#lib/server/workflows/view-role.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const member = signedIn(event);
	const { id, number } = event.params;
	return {
		role: await loading(viewRole(event.locals.db, member, id, Number(number))),
		zone: member.timeZone,
	};
};
