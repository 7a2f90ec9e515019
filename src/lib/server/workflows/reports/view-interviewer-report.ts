import { can } from '#lib/domain/permissions/can.ts';
import { type InterviewerFigures, leastCards } from '#lib/domain/report/interviewer-figures.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { asActor, type Db } from '#lib/server/db/database.ts';
import * as reportMembers from '#lib/server/db/report-members.ts';
import { notFound } from '#lib/server/errors.ts';
import { requireId } from '#lib/server/workflows/access.ts';
import { interviewerBasis, mostDebriefs } from '#lib/server/workflows/reports/interviewer-figures.ts';
import type { VarianceSource } from '#lib/server/workflows/reports/variance-in-use.ts';

export type InterviewerReportView = {
	interviewer: { id: string; name: string; isRemoved: boolean };
	isOwn: boolean;
	mayList: boolean;
	figures: InterviewerFigures;
	source: VarianceSource;
	/** A calibration owner's alone to know. */
	debriefs: number | null;
	isCapped: boolean;
	/** Interviewers form several groups who share no candidate. */
	hasPools: boolean;
	/** The policy keeps severity unsaid. */
	severityUnsaid: boolean;
};

/** For that interviewer and a calibration owner; for anybody else there is no such report. */
export async function viewInterviewerReport(
	db: Db,
	actor: SignedIn,
	interviewerId: string,
): Promise<InterviewerReportView> {
	const id = requireId(interviewerId, 'report');
	if (!can(actor, { action: 'view_interviewer_report', interviewerId: id })) throw notFound('report');
	return asActor(db, actor, async (tx) => {
		const [interviewer] = await reportMembers.named(tx, [id]);
		if (!interviewer) throw notFound('report');
		const basis = await interviewerBasis(tx, actor);
		const mayList = can(actor, { action: 'manage_calibration' });
		return {
			interviewer,
			isOwn: id === actor.memberId,
			mayList,
			figures: basis.figures.get(id) ?? { kind: 'too_few_cards', cards: 0, missing: leastCards.shown },
			source: basis.source,
			debriefs: mayList ? basis.debriefs : null,
			isCapped: basis.debriefs >= mostDebriefs,
			hasPools: basis.pools > 1 && !basis.severityUnsaid,
			severityUnsaid: basis.severityUnsaid,
		};
	});
}
