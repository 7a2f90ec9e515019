import { panelProblems } from '#lib/domain/schedule/panel.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { asSystemWithin, type Tx } from '#lib/server/db/database.ts';
import * as panelMembers from '#lib/server/db/panel-members.ts';
import { invalid } from '#lib/server/errors.ts';
import type { Seat } from '#lib/server/workflows/panel.ts';

export type ChosenPanel = { panel: string[]; shadows: string[] };

export type SeatedMember = Seat & { name: string };

/**
 * The seats that a form asks for, each one's member being current and not the candidate. With `mayBeTraining`, all of
 * them may sit in for training: others have a seat already.
 */
export async function chosenSeats(
	tx: Tx,
	actor: SignedIn,
	applicationId: string,
	chosen: ChosenPanel,
	time: { startsAt: Date; endsAt: Date },
	options: { mayBeTraining: boolean } = { mayBeTraining: false },
): Promise<SeatedMember[]> {
	const ids = [...new Set([...chosen.panel, ...chosen.shadows])];
	const members = await asSystemWithin(tx, actor, (system) =>
		panelMembers.eligible(system, applicationId, ids),
	);
	if (members.length < ids.length) {
		throw refused('Somebody on this panel is no longer a member. Choose somebody else.');
	}
	const [problem] = panelProblems({
		...time,
		interviewerIds: chosen.panel,
		candidateMemberId: members.find((member) => member.isCandidate)?.id ?? null,
	});
	if (problem) throw refused(problem.message);
	if (chosen.shadows.includes(actor.memberId)) {
		throw refused('Whether you sit in for training is for somebody else to say.');
	}
	if (!options.mayBeTraining && chosen.panel.every((id) => chosen.shadows.includes(id))) {
		throw refused('Everybody on this panel sits in for training. Choose at least one interviewer besides.');
	}
	return members.map(({ id, name }) => ({ memberId: id, name, shadow: chosen.shadows.includes(id) }));
}

function refused(message: string) {
	return invalid([{ field: 'panel', message }]);
}
