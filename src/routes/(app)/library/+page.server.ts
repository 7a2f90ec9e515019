import { loading, signedIn } from '#lib/server/http/guard.ts';
import { listLibrary } from '#lib/server/workflows/library/list-library.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { searchParams } = event.url;
	const text = (name: string) => searchParams.get(name) ?? '';
	return loading(
		listLibrary(event.locals.db, signedIn(event), {
			words: text('words'),
			family: text('family'),
			level: text('level'),
		}),
	);
};
