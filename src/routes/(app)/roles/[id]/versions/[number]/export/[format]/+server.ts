import { loading, signedIn } from '#lib/server/http/guard.ts';
import { exportRolePdf } from '#lib/server/workflows/export-role-pdf.ts';
import { exportRole } from '#lib/server/workflows/export-role.ts';
import type { RequestHandler } from './$types';

/** Always a download: nothing of the file is ever shown as a page of this site. */
export const GET: RequestHandler = async (event) => {
	const member = signedIn(event);
	const { id, number, format } = event.params;
	const withWeights = event.url.searchParams.get('weights') === 'yes';
	const { db, now } = event.locals;
	const version = { roleId: id, number: Number(number), withWeights };
	const file =
		format === 'pdf'
			? await loading(exportRolePdf(db, member, version, now))
			: await loading(exportRole(db, member, { ...version, format }, now));
	return new Response('bytes' in file ? file.bytes : file.text, {
		headers: {
			'content-type': file.contentType,
			'content-disposition': `attachment; filename="${file.name}"`,
			'content-security-policy': "default-src 'none'; sandbox",
			'cache-control': 'private, no-store',
			'x-content-type-options': 'nosniff',
		},
	});
};
