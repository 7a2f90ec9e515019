import { auditSentence } from '#lib/domain/audit/words.ts';
import { loading, signedIn } from '#lib/server/http/guard.ts';
import { viewAuditLog } from '#lib/server/workflows/view-audit-log.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const member = signedIn(event);
	const before = event.url.searchParams.get('before');
	const { lines, next } = await loading(viewAuditLog(event.locals.db, member, { before }));
	return {
		lines: lines.map(({ id, at, actor, actorName, action, target, applicationId }) => ({
			id,
			at,
			sentence: auditSentence({ actor, actorName, action, targetName: target.memberName }),
			target: { type: target.type, id: target.id },
			applicationId,
		})),
		next,
		isFirstPage: before === null,
		timeZone: member.timeZone,
	};
};
