import { loading, signedIn } from '#lib/server/http/guard.ts';
import { viewTrace, type Which } from '#lib/server/workflows/view-debrief-trace.ts';
import type { RequestHandler } from './$types';

const named: Record<string, Which> = { second: 'second', revised: 'asRevised' };

export const GET: RequestHandler = async (event) => {
	const member = signedIn(event);
	const which = named[event.url.searchParams.get('of') ?? ''] ?? 'basis';
	const trace = await loading(viewTrace(event.locals.db, member, event.params.id, which));
	return new Response(`${JSON.stringify(trace, null, '\t')}\n`, {
		headers: { 'content-type': 'application/json; charset=utf-8' },
	});
};
