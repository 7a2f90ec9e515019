import * as timelines from '#lib/server/db/application-timeline.ts';
import type { Tx } from '#lib/server/db/database.ts';
import * as memberChoices from '#lib/server/db/member-choices.ts';
import * as plans from '#lib/server/db/plans.ts';
import type { ScheduledInterview } from '#lib/server/db/scheduled-interviews.ts';

const LINES = 50;

/** Steps that tell nothing of ratings. A debrief, a decision and red flags have pages of their own. */
const LOGISTICS = [
	'application.added',
	'application.moved',
	'application.withdrawn',
	'application.brought_back',
	'interview.scheduled',
	'interview.moved',
	'interview.cancelled',
	'panel.joined',
	'panel.left',
	'scorecard.submitted',
	'scorecard.waived',
	'exercise.assigned',
	'exercise.link_made',
	'exercise.rescheduled',
	'exercise.started',
	'exercise.submitted',
	'exercise.graded',
	'exercise.cancelled',
] as const;

export type TimelineAction = (typeof LOGISTICS)[number];

export type TimelineEntry = {
	id: string;
	at: Date;
	/** Null where it was the candidate or Touchstone itself. */
	who: string | null;
	by: 'member' | 'candidate' | 'system';
	action: TimelineAction;
	/** The member, the interview and the stages that it is about, by name, where it is about one. */
	member: string | null;
	interview: string | null;
	from: string | null;
	to: string | null;
};

/** The newest steps first. */
export async function timelineOf(
	tx: Tx,
	application: { id: string; jobId: string },
	interviews: ScheduledInterview[],
): Promise<TimelineEntry[]> {
	const page = { actions: [...LOGISTICS], limit: LINES };
	const lines = await timelines.ofApplication(tx, application.id, page);
	const memberIds = lines.flatMap(({ details }) => textOf(details, 'memberId') ?? []);
	const members = await memberChoices.names(tx, [...new Set(memberIds)]);
	const stages = new Map((await plans.stagesOf(tx, application.jobId)).map(({ id, name }) => [id, name]));
	return lines.flatMap((line) => {
		const action = LOGISTICS.find((one) => one === line.action);
		if (!action) return [];
		const name = (names: Map<string, string>, key: string) =>
			names.get(textOf(line.details, key) ?? '') ?? null;
		return [
			{
				id: line.id,
				at: line.at,
				who: line.actorName,
				by: line.actor,
				action,
				member: name(members, 'memberId'),
				interview: interviews.find(({ id }) => id === line.targetId)?.title ?? null,
				from: name(stages, 'from'),
				to: name(stages, 'to'),
			},
		];
	});
}

function textOf(details: Record<string, unknown>, key: string): string | undefined {
	const value = details[key];
	return typeof value === 'string' ? value : undefined;
}
