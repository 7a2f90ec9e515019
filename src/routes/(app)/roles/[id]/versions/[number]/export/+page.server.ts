import { loading, signedIn } from '#lib/server/http/guard.ts';
import { viewRoleExports } from '#lib/server/workflows/export-role-choices.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const member = signedIn(event);
	const { id, number } = event.params;
	return loading(viewRoleExports(event.locals.db, member, { roleId: id, number: Number(number) }));
};
