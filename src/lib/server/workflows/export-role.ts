import { exportFile, type ExportFile } from '#lib/domain/blueprint/export/export-file.ts';
import {
	hasWeights,
	isTextFormat,
	type DownloadFormat,
} from '#lib/domain/blueprint/export/export-formats.ts';
import type { VersionContent } from '#lib/domain/role/version-content.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { record } from '#lib/server/db/audit-events.ts';
import { asActor, type Db, type Tx } from '#lib/server/db/database.ts';
import * as roleVersions from '#lib/server/db/role-versions.ts';
import { forbidden, notFound } from '#lib/server/errors.ts';
import { requireRole } from '#lib/server/workflows/role-access.ts';

export type VersionToExport = { roleId: string; number: number };

export type VersionOut = {
	roleId: string;
	roleTitle: string;
	roleVersionId: string;
	number: number;
	publishedAt: Date;
	content: VersionContent;
};

/**
 * A published version for somebody who may export it: whoever may see its weights. Others read roles on their pages; what
 * is asked and rated in interviews does not leave the house through them.
 */
export async function requireExport(
	tx: Tx,
	actor: SignedIn,
	{ roleId, number }: VersionToExport,
): Promise<VersionOut> {
	const { role, abilities } = await requireRole(tx, actor, roleId);
	const entry = (await roleVersions.list(tx, role.id)).find((version) => version.number === number);
	const version = entry ? await roleVersions.find(tx, entry.id) : null;
	if (!version) throw notFound('version of the role');
	if (!abilities.seeScoring) throw forbidden();
	return {
		roleId: role.id,
		roleTitle: role.title,
		roleVersionId: version.id,
		number: version.number,
		publishedAt: version.publishedAt,
		content: roleVersions.contentOf(version),
	};
}

export async function exportRole(
	db: Db,
	actor: SignedIn,
	input: VersionToExport & { format: string; withWeights: boolean },
	now: Date,
): Promise<ExportFile> {
	const { format, withWeights } = input;
	return asActor(db, actor, async (tx) => {
		const version = await requireExport(tx, actor, input);
		if (!isTextFormat(format)) throw notFound('format');
		await recordExport(tx, actor, { version, format, withWeights }, now);
		return exportFile(format, { number: version.number, content: version.content, withWeights });
	});
}

/** Who took which version along, and whether its weights went with it. */
export async function recordExport(
	tx: Tx,
	actor: SignedIn,
	out: { version: VersionOut; format: DownloadFormat; withWeights: boolean },
	now: Date,
): Promise<void> {
	const { version, format, withWeights } = out;
	await record(
		tx,
		actor,
		{
			action: 'role.exported',
			targetType: 'role',
			targetId: version.roleId,
			details: {
				roleVersionId: version.roleVersionId,
				number: version.number,
				format,
				withWeights: withWeights && hasWeights(format),
			},
		},
		now,
	);
}
