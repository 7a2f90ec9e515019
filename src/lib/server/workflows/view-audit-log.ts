import { can } from '#lib/domain/permissions/can.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import * as auditLog from '#lib/server/db/audit-log.ts';
import { asActor, type Db } from '#lib/server/db/database.ts';
import { forbidden } from '#lib/server/errors.ts';
import { requireId } from './access.ts';
import { pageOf } from '#lib/server/workflows/paging.ts';

const PAGE = 50;

export type AuditLine = {
	id: string;
	at: Date;
	actor: 'member' | 'candidate' | 'system';
	/** The member who did it. */
	actorName: string | null;
	action: string;
	target: { type: string; id: string; memberName: string | null };
	applicationId: string | null;
};

/** Newest first. `before` is the id of the last line of the page before. */
export async function viewAuditLog(
	db: Db,
	actor: SignedIn,
	page: { before: string | null },
): Promise<{ lines: AuditLine[]; next: string | null }> {
	if (!can(actor, { action: 'view_audit_log' })) throw forbidden();
	const before = page.before === null ? null : requireId(page.before, 'page');
	return asActor(db, actor, async (tx) => {
		const found = await auditLog.list(tx, { before, limit: PAGE + 1 });
		const { shown, last } = pageOf(found, PAGE);
		const lines = shown.map((row) => ({
			id: row.id,
			at: row.at,
			actor: row.actor,
			actorName: row.actorName,
			action: row.action,
			target: { type: row.targetType, id: row.targetId, memberName: row.targetName },
			applicationId: row.applicationId,
		}));
		return { lines, next: last?.id ?? null };
	});
}
