import { loading, signedIn } from '#lib/server/http/guard.ts';
import { viewPolicyVersions } from '#lib/server/workflows/change-policy-view.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const member = signedIn(event);
	const before = event.url.searchParams.get('before');
	const page = await loading(viewPolicyVersions(event.locals.db, member, { before }));
	return { ...page, isFirstPage: before === null, timeZone: member.timeZone };
};
