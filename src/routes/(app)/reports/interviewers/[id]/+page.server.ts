import { loading, signedIn } from '#lib/server/http/guard.ts';
import { viewInterviewerReport } from '#lib/server/workflows/reports/view-interviewer-report.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const member = signedIn(event);
	return { report: await loading(viewInterviewerReport(event.locals.db, member, event.params.id)) };
};
