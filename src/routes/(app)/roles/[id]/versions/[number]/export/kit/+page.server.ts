import { loading, signedIn } from '#lib/server/http/guard.ts';
import { viewPrintedKit } from '#lib/server/workflows/export-role-kit.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const member = signedIn(event);
	const { id, number } = event.params;
	const withWeights = event.url.searchParams.get('weights') === 'yes';
	return loading(
		viewPrintedKit(event.locals.db, member, { roleId: id, number: Number(number), withWeights }),
	);
};
