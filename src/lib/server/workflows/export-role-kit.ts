import { isTooLongForPdf } from '#lib/domain/blueprint/export/pdf-size.ts';
import { printedKit, type PrintedKit } from '#lib/domain/blueprint/export/printed-kit.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { asActor, type Db } from '#lib/server/db/database.ts';
import { requireExport, type VersionToExport } from '#lib/server/workflows/export-role.ts';

export type RoleKit = {
	roleId: string;
	roleTitle: string;
	number: number;
	kit: PrintedKit;
	/** Whether there is a file of it. */
	hasPdf: boolean;
};

/** A version as a kit on paper. */
export async function viewPrintedKit(
	db: Db,
	actor: SignedIn,
	input: VersionToExport & { withWeights: boolean },
): Promise<RoleKit> {
	return asActor(db, actor, async (tx) => {
		const { roleTitle, number, content } = await requireExport(tx, actor, input);
		const kit = printedKit(content, input.withWeights);
		return { roleId: input.roleId, roleTitle, number, kit, hasPdf: !isTooLongForPdf(kit) };
	});
}
