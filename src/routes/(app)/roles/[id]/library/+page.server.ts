import { loading, signedIn } from '#lib/server/http/guard.ts';
import { compareRoleWithLibrary } from '#lib/server/workflows/library/compare-role-with-library.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) =>
	loading(compareRoleWithLibrary(event.locals.db, signedIn(event), event.params.id));
