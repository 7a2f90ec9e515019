import { loading, signedIn } from '#lib/server/http/guard.ts';
import { viewHome } from '#lib/server/workflows/view-home.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
	const member = signedIn(event);
	return loading(viewHome(event.locals.db, member, event.locals.now));
};
