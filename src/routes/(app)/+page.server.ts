import { signedIn } from '#lib/server/http/guard.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
	const { name } = signedIn(event);
	return { name };
};
