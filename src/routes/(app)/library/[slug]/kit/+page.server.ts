import { loading, signedIn } from '#lib/server/http/guard.ts';
import { viewLibraryKit } from '#lib/server/workflows/library/view-library-role.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const withWeights = event.url.searchParams.get('weights') === 'yes';
	return loading(viewLibraryKit(event.locals.db, signedIn(event), { slug: event.params.slug, withWeights }));
};
