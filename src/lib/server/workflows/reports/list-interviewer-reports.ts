import type { InterviewerFigures } from '#lib/domain/report/interviewer-figures.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { asActor, type Db } from '#lib/server/db/database.ts';
import * as reportMembers from '#lib/server/db/report-members.ts';
import { requireCalibrationOwner } from '#lib/server/workflows/calibration/owner.ts';
import { interviewerBasis, mostDebriefs } from '#lib/server/workflows/reports/interviewer-figures.ts';
import type { VarianceSource } from '#lib/server/workflows/reports/variance-in-use.ts';

export type InterviewerListView = {
	/** Those with a scorecard in an opened debrief, by name. */
	interviewers: { id: string; name: string; isRemoved: boolean; figures: InterviewerFigures }[];
	source: VarianceSource;
	debriefs: number;
	isCapped: boolean;
	pools: number;
	severityUnsaid: boolean;
};

export async function listInterviewerReports(db: Db, actor: SignedIn): Promise<InterviewerListView> {
	requireCalibrationOwner(actor);
	return asActor(db, actor, async (tx) => {
		const { figures, source, debriefs, pools, severityUnsaid } = await interviewerBasis(tx, actor);
		const members = await reportMembers.named(tx, [...figures.keys()]);
		return {
			interviewers: members
				.flatMap((member) => {
					const own = figures.get(member.id);
					return own ? [{ ...member, figures: own }] : [];
				})
				.sort((a, b) => a.name.localeCompare(b.name, 'en')),
			source,
			debriefs,
			isCapped: debriefs >= mostDebriefs,
			pools,
			severityUnsaid,
		};
	});
}
