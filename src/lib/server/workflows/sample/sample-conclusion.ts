import { found } from '#lib/domain/sample/lookup.ts';
import { asActor } from '#lib/server/db/database.ts';
import * as sample from '#lib/server/db/sample.ts';
import * as scorecards from '#lib/server/db/scorecards.ts';
import { openDebrief } from '#lib/server/workflows/open-debrief.ts';
import { openEvidence } from '#lib/server/workflows/open-evidence.ts';
import { recordDecision } from '#lib/server/workflows/record-decision.ts';
import { resolveRedFlag } from '#lib/server/workflows/resolve-red-flag.ts';
import { type Act, DAY, HOUR, type Life, seatOf } from './sample-life.ts';

/** Red flags settled, the debrief opened, the notes read, the decision recorded; each after what it rests on. */
export function conclusionActs(life: Life): Act[] {
	const { world, applicationId, application } = life;
	const { db, admin, people, job, now } = world;
	const ago = (days: number) => now.getTime() - days * DAY;
	const manager = people.of('adaeze');
	const acts: Act[] = application.scorecards.flatMap(({ by, interview, redFlag }): Act[] => {
		if (!redFlag || redFlag.state === 'open') return [];
		const at = ago(redFlag.daysAgo) + HOUR;
		return [
			{
				at,
				run: async () => {
					const scorecardId = await seatOf(life, people.of(by), interview);
					const id = await asActor(db, admin, (tx) => sample.redFlagOf(tx, scorecardId));
					const resolved = {
						redFlagId: found(id, 'red flag'),
						state: redFlag.state,
						reason: redFlag.resolution,
					};
					await resolveRedFlag(db, people.of(redFlag.by), resolved, new Date(at));
				},
			},
		];
	});
	if (application.debriefOpenedDaysAgo === undefined) return acts;
	const opened = ago(application.debriefOpenedDaysAgo) + 2 * HOUR;
	acts.push({
		at: opened,
		run: async () => {
			await openDebrief(db, manager, applicationId, { pending: {} }, new Date(opened));
		},
	});
	const decision = application.decision;
	if (!decision) return acts;
	const decided = ago(decision.daysAgo) + 3 * HOUR;
	acts.push({
		at: decided,
		run: async () => {
			const seats = await asActor(db, manager, (tx) =>
				scorecards.ofApplication(tx, job.jobId, applicationId),
			);
			const others = seats.filter((seat) => seat.state === 'submitted' && seat.memberId !== manager.memberId);
			const ids = others.map((seat) => seat.id);
			await openEvidence(db, manager, applicationId, ids, new Date(decided - HOUR));
			const input = {
				basedOn: 0,
				outcome: decision.outcome,
				reasonCodes: [...decision.reasonCodes],
				reason: decision.reason,
				departureReason: decision.departureReason ?? '',
			};
			await recordDecision(db, people.of(decision.by), applicationId, input, new Date(decided));
		},
	});
	return acts;
}
