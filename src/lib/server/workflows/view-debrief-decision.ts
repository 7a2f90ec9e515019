import { decisionReasons } from '#lib/domain/decision/outcome.ts';
import type { Decision } from '#lib/server/db/decisions.ts';
import type { PanelScorecard } from '#lib/server/db/evidence.ts';

/** Whether it departed tells which way the recommendation points, so it waits until the reader may see that. */
export function decisionView(decision: Decision, panel: readonly PanelScorecard[], isWithheld: boolean) {
	const nameOf = new Map(panel.map(({ id, raterName }) => [id, raterName]));
	const namesOf = (ids: readonly string[]) => [...new Set(ids.flatMap((id) => nameOf.get(id) ?? []))];
	const { opened, unopened, shownAt } = decision.notesOpened;
	return {
		number: decision.number,
		outcome: decision.outcome,
		reasons: decision.reasonCodes.map((code) => decisionReasons[code].words),
		reason: decision.reason,
		departs: isWithheld ? null : decision.departs,
		departureReason: isWithheld ? null : decision.departureReason,
		deciderName: decision.deciderName,
		decidedAt: decision.decidedAt.toISOString(),
		openedNotesOf: namesOf(opened.map(({ scorecardId }) => scorecardId)),
		unopenedNotesOf: namesOf(unopened),
		chosenToSeeFirst: shownAt !== null,
	};
}
