import { type Identity, newId, type Tx } from './database.ts';

/** Ids only: no names, no text, no ratings. */
export type AuditEvent = {
	action: string;
	targetType: string;
	targetId: string;
	applicationId?: string | null;
	stageId?: string | null;
	details?: Record<string, string | number | boolean | null | string[]>;
};

/** One line of the append-only log, in the transaction of the act itself. */
export async function record(tx: Tx, actor: Identity, event: AuditEvent, now: Date): Promise<void> {
	await recordAll(tx, actor, [event], now);
}

/** A line for each event, in their order. */
export async function recordAll(tx: Tx, actor: Identity, events: AuditEvent[], now: Date): Promise<void> {
	await write(tx, 'member', actor.organizationId, actor.memberId, events, now);
}

export async function recordCandidate(
	tx: Tx,
	organizationId: string,
	event: AuditEvent,
	now: Date,
): Promise<void> {
	await write(tx, 'candidate', organizationId, null, [event], now);
}

async function write(
	tx: Tx,
	actor: 'member' | 'candidate',
	organizationId: string,
	memberId: string | null,
	events: AuditEvent[],
	now: Date,
): Promise<void> {
	if (events.length === 0) return;
	const lines = events.map((event) => ({
		organizationId,
		id: newId(),
		at: now,
		actor,
		memberId,
		action: event.action,
		targetType: event.targetType,
		targetId: event.targetId,
		applicationId: event.applicationId ?? null,
		stageId: event.stageId ?? null,
		details: JSON.stringify(event.details ?? {}),
	}));
	await tx.insertInto('auditEvent').values(lines).execute();
}
