import {
	EXPORT_FORMATS,
	hasWeights,
	type ExportFormat,
} from '#lib/domain/blueprint/export/export-formats.ts';
import { formatNames, formatPurposes, limitSentences } from '#lib/domain/blueprint/export/export-words.ts';
import { limitsOf } from '#lib/domain/blueprint/export/limits.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { asActor, type Db } from '#lib/server/db/database.ts';
import { requireExport, type VersionToExport } from '#lib/server/workflows/export-role.ts';

export type ExportChoice = {
	format: ExportFormat;
	name: string;
	purpose: string;
	/** Whether the reader chooses between a copy with weights and one without. */
	hasWeights: boolean;
	/** False where this role does not go into such a file at all; `limits` says why. */
	isPossible: boolean;
	/** What it cannot carry of this role. */
	limits: string[];
	/** Limits that would touch other roles. */
	otherLimits: string[];
};

export type RoleExportsView = {
	roleId: string;
	roleTitle: string;
	number: number;
	title: string;
	choices: ExportChoice[];
};

/** Every format that this version can leave in, each with what it cannot carry. */
export async function viewRoleExports(
	db: Db,
	actor: SignedIn,
	input: VersionToExport,
): Promise<RoleExportsView> {
	return asActor(db, actor, async (tx) => {
		const { roleTitle, number, content } = await requireExport(tx, actor, input);
		return {
			roleId: input.roleId,
			roleTitle,
			number,
			title: content.title,
			choices: EXPORT_FORMATS.map((format) => {
				const { touched, untouched } = limitsOf(format, content);
				return {
					format,
					name: formatNames[format],
					purpose: formatPurposes[format],
					hasWeights: hasWeights(format),
					isPossible: !touched.includes('pdf_too_long'),
					limits: touched.map((code) => limitSentences[code]),
					otherLimits: untouched.map((code) => limitSentences[code]),
				};
			}),
		};
	});
}
