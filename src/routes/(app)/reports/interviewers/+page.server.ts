import { loading, signedIn } from '#lib/server/http/guard.ts';
import { listInterviewerReports } from '#lib/server/workflows/reports/list-interviewer-reports.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const member = signedIn(event);
	return { list: await loading(listInterviewerReports(event.locals.db, member)) };
};
