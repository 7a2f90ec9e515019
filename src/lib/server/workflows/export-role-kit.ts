import { durationText, evidenceNames, exerciseName } from '#lib/domain/blueprint/export/exported-role.ts';
import { LEVELS } from '#lib/domain/role/draft.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { asActor, type Db } from '#lib/server/db/database.ts';
import { requireExport, type VersionToExport } from '#lib/server/workflows/export-role.ts';

export type PrintedKit = {
	roleId: string;
	roleTitle: string;
	number: number;
	title: string;
	summary: string;
	withWeights: boolean;
	criteria: { name: string; question: string }[];
	dimensions: {
		name: string;
		description: string;
		anchors: { level: string; text: string }[];
		/** Null in a kit without weights. */
		scoring: { weight: number; critical: boolean; floor: number | null } | null;
	}[];
	exercises: {
		name: string;
		duration: string;
		evidenceFor: string[];
		prompts: string[];
		material: string;
	}[];
	strongSignals: string[];
	weakSignals: string[];
	redFlags: string[];
};

/** A version as a kit on paper. Interviewers do not see weights, so it has none unless they are asked for. */
export async function viewPrintedKit(
	db: Db,
	actor: SignedIn,
	input: VersionToExport & { withWeights: boolean },
): Promise<PrintedKit> {
	const { withWeights } = input;
	return asActor(db, actor, async (tx) => {
		const { roleTitle, number, content } = await requireExport(tx, actor, input);
		return {
			roleId: input.roleId,
			roleTitle,
			number,
			title: content.title,
			summary: content.summary,
			withWeights,
			criteria: content.criteria.map(({ name, question }) => ({ name, question })),
			dimensions: content.dimensions.map(({ name, description, anchors, weight, critical, floor }) => ({
				name,
				description,
				anchors: LEVELS.map((level) => ({ level, text: anchors[level] ?? '' })),
				scoring: withWeights ? { weight, critical, floor } : null,
			})),
			exercises: content.exercises.map((exercise, index) => ({
				name: exerciseName(exercise, index + 1),
				duration: durationText(exercise),
				evidenceFor: evidenceNames(exercise, content),
				prompts: exercise.prompts,
				material: exercise.material,
			})),
			strongSignals: content.strongSignals,
			weakSignals: content.weakSignals,
			redFlags: content.redFlags,
		};
	});
}
