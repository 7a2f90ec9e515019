import { loading, signedIn } from '#lib/server/http/guard.ts';
import { exportLibraryRole } from '#lib/server/workflows/library/view-library-role.ts';
import type { RequestHandler } from './$types';

/** Always a download, as every export is. */
export const GET: RequestHandler = async (event) => {
	const file = await loading(exportLibraryRole(event.locals.db, signedIn(event), event.params.slug));
	return new Response(file.text, {
		headers: {
			'content-type': 'application/json; charset=utf-8',
			'content-disposition': `attachment; filename="${file.name}"`,
			'content-security-policy': "default-src 'none'; sandbox",
			'cache-control': 'private, no-store',
			'x-content-type-options': 'nosniff',
		},
	});
};
