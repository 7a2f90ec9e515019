import { exportFile, type ExportFile } from '#lib/domain/blueprint/export/export-file.ts';
import { isDownloadFormat } from '#lib/domain/blueprint/export/export-formats.ts';
import type { VersionContent } from '#lib/domain/role/version-content.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { asActor, type Db, type Tx } from '#lib/server/db/database.ts';
import * as roleVersions from '#lib/server/db/role-versions.ts';
import { forbidden, notFound } from '#lib/server/errors.ts';
import { requireRole } from '#lib/server/workflows/role-access.ts';

export type VersionToExport = { roleId: string; number: number };

/**
 * A published version for somebody who may export it: whoever may see its weights. Others read roles on their pages; what
 * is asked and rated in interviews does not leave the house through them.
 */
export async function requireExport(
	tx: Tx,
	actor: SignedIn,
	{ roleId, number }: VersionToExport,
): Promise<{ roleTitle: string; number: number; content: VersionContent }> {
	const { role, abilities } = await requireRole(tx, actor, roleId);
	const entry = (await roleVersions.list(tx, role.id)).find((version) => version.number === number);
	const version = entry ? await roleVersions.find(tx, entry.id) : null;
	if (!version) throw notFound('version of the role');
	if (!abilities.seeScoring) throw forbidden();
	return { roleTitle: role.title, number: version.number, content: roleVersions.contentOf(version) };
}

export async function exportRole(
	db: Db,
	actor: SignedIn,
	input: VersionToExport & { format: string; withWeights: boolean },
): Promise<ExportFile> {
	const { format, withWeights } = input;
	return asActor(db, actor, async (tx) => {
		const { number, content } = await requireExport(tx, actor, input);
		if (!isDownloadFormat(format)) throw notFound('format');
		return exportFile(format, { number, content, withWeights });
	});
}
