import { loading, signedIn } from '#lib/server/http/guard.ts';
import { viewCandidate } from '#lib/server/workflows/view-candidate.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const member = signedIn(event);
	return { candidate: await loading(viewCandidate(event.locals.db, member, event.params.id)) };
};
