import { loading, signedIn } from '#lib/server/http/guard.ts';
import { viewRoleDraftSource } from '#lib/server/workflows/view-role-draft.ts';
import type { RequestHandler } from './$types';

/** Always plain text, whatever the source holds. */
export const GET: RequestHandler = async (event) => {
	const { text } = await loading(viewRoleDraftSource(event.locals.db, signedIn(event), event.params.id));
	return new Response(text, {
		headers: {
			'content-type': 'text/plain; charset=utf-8',
			'content-security-policy': "default-src 'none'; sandbox",
		},
	});
};
