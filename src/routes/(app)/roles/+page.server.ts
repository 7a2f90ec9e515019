import { loading, signedIn } from '#lib/server/http/guard.ts';
import { listImported } from '#lib/server/workflows/list-imported.ts';
import { listRoles } from '#lib/server/workflows/list-roles.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const member = signedIn(event);
	const { searchParams } = event.url;
	const { db } = event.locals;
	const titleStart = searchParams.get('title') ?? '';
	const list = await loading(listRoles(db, member, { titleStart, after: searchParams.get('after') }));
	const importedAt = Number(searchParams.get('imported') ?? NaN);
	return { ...list, imported: await loading(listImported(db, member, importedAt)) };
};
