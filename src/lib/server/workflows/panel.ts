import { waive } from '#lib/domain/scorecard/state.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { record, recordAll } from '#lib/server/db/audit-events.ts';
import { asSystemWithin, newId, type Tx } from '#lib/server/db/database.ts';
import * as panelMembers from '#lib/server/db/panel-members.ts';
import * as scorecards from '#lib/server/db/scorecards.ts';
import { conflict, notFound } from '#lib/server/errors.ts';

/** What a scorecard is for: a scheduled interview, or the grading of an exercise. */
export type PanelOf = {
	applicationId: string;
	jobId: string;
	stageId: string;
} & ({ scheduledInterviewId: string } | { exerciseAssignmentId: string });

export type Seat = { memberId: string; shadow: boolean };

/**
 * Gives each of these members the one scorecard that belongs to the seat. Who already has it keeps it. Who could have
 * read another's of the same stage by now is marked "seen others first". `tx` acts as the actor.
 */
export async function seatPanel(
	tx: Tx,
	actor: SignedIn,
	panel: PanelOf,
	seats: Seat[],
	now: Date,
): Promise<void> {
	const memberIds = seats.map((seat) => seat.memberId);
	const { members, seated, readers } = await asSystemWithin(tx, actor, async (system) => ({
		members: await panelMembers.eligible(system, panel.applicationId, memberIds),
		seated: await panelMembers.seated(system, panel),
		readers: await scorecards.couldHaveRead(
			system,
			{ organizationId: actor.organizationId, ...panel },
			memberIds,
		),
	}));
	for (const { memberId } of seats) {
		const member = members.find((one) => one.id === memberId);
		if (!member) throw notFound('member');
		if (member.isCandidate) throw conflict('A candidate cannot sit on the own panel.');
		if (seated.some((one) => one.memberId === memberId && one.leftAt !== null)) {
			throw conflict(
				`${member.name} left this panel before; the scorecard was closed then and stays closed.`,
			);
		}
	}
	const fresh = seats.filter((seat) => !seated.some((one) => one.memberId === seat.memberId));
	const rows = fresh.map((seat) => ({
		organizationId: actor.organizationId,
		id: newId(),
		applicationId: panel.applicationId,
		jobId: panel.jobId,
		stageId: panel.stageId,
		memberId: seat.memberId,
		scheduledInterviewId: 'scheduledInterviewId' in panel ? panel.scheduledInterviewId : null,
		exerciseAssignmentId: 'exerciseAssignmentId' in panel ? panel.exerciseAssignmentId : null,
		shadow: seat.shadow,
		seenOthersAt: readers.has(seat.memberId) ? now : null,
		createdAt: now,
		createdBy: actor.memberId,
	}));
	await scorecards.insert(tx, rows);
	const joined = rows.map((row) => ({
		action: 'panel.joined',
		targetType: 'scorecard',
		targetId: row.id,
		applicationId: panel.applicationId,
		stageId: panel.stageId,
		details: { memberId: row.memberId, seenOthersFirst: row.seenOthersAt !== null },
	}));
	await recordAll(tx, actor, joined, now);
}

/** Takes a member off a panel: a scorecard still owed is waived, a submitted one stays. Logged either way. */
export async function leavePanel(tx: Tx, actor: SignedIn, scorecardId: string, now: Date): Promise<void> {
	const scorecard = await scorecards.lock(tx, scorecardId);
	const envelope = await scorecards.find(tx, scorecardId);
	if (!scorecard || !envelope) throw notFound('scorecard');
	if (scorecard.state === 'draft') {
		const outcome = waive(scorecard, 'Left the panel', now);
		if (outcome.kind === 'waived') await scorecards.save(tx, outcome.scorecard, actor.memberId);
	}
	await scorecards.markLeft(tx, scorecardId, now);
	await record(
		tx,
		actor,
		{
			action: 'panel.left',
			targetType: 'scorecard',
			targetId: scorecardId,
			applicationId: envelope.applicationId,
			stageId: envelope.stageId,
			details: { memberId: envelope.memberId, waived: scorecard.state === 'draft' },
		},
		now,
	);
}
