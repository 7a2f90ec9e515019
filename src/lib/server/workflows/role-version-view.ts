import type { Level } from '#lib/domain/role/draft.ts';
import type { ExerciseWords } from '#lib/domain/role/version-content.ts';
import type { RoleVersion } from '#lib/server/db/role-versions.ts';

/** A version as a page. */
export type RoleVersionView = RoleText & {
	id: string;
	number: number;
	title: string;
	publishedAt: string;
	publishedBy: string;
};

/** What a role says. `scoring` is null for a reader who may not see it, and stands in the order of `dimensions`. */
export type RoleText = {
	summary: string;
	criteria: { name: string; question: string }[];
	dimensions: {
		id: string;
		name: string;
		description: string;
		anchors: Partial<Record<Level, string>>;
	}[];
	scoring: { reason: string; lines: { weight: number; critical: boolean; floor: number | null }[] } | null;
	exercises: (ExerciseWords & { id: string; dimensions: string[] })[];
	strongSignals: string[];
	weakSignals: string[];
	redFlags: string[];
	background: { heading: string; text: string }[];
};

export function roleVersionView(version: RoleVersion, seeScoring: boolean): RoleVersionView {
	const names = new Map(version.dimensions.map(({ id, name }) => [id, name]));
	const texts = (kind: RoleVersion['signals'][number]['kind']) =>
		version.signals.filter((signal) => signal.kind === kind).map(({ text }) => text);
	return {
		id: version.id,
		number: version.number,
		title: version.title,
		publishedAt: version.publishedAt.toISOString(),
		publishedBy: version.publishedBy,
		summary: version.summary,
		criteria: version.criteria.map(({ name, question }) => ({ name, question })),
		...scorecardText(version.dimensions, version.weightReason, seeScoring),
		exercises: version.exercises.map((exercise) => ({
			id: exercise.id,
			title: exercise.title,
			minutesMin: exercise.minutesMin,
			minutesMax: exercise.minutesMax,
			prompts: exercise.prompts,
			material: exercise.material,
			gradingGuide: exercise.gradingGuide,
			workedExamples: exercise.workedExamples,
			dimensions: exercise.dimensionIds.flatMap((id) => names.get(id) ?? []),
		})),
		strongSignals: texts('strong'),
		weakSignals: texts('weak'),
		redFlags: texts('red_flag'),
		background: version.background,
	};
}

type ScoredDimension = RoleText['dimensions'][number] & {
	weight: number;
	critical: boolean;
	floor: number | null;
};

/** The scorecard, field by field, so that nothing of its weights goes to a reader who may not see them. */
export function scorecardText(
	dimensions: readonly ScoredDimension[],
	reason: string,
	seeScoring: boolean,
): Pick<RoleText, 'dimensions' | 'scoring'> {
	return {
		dimensions: dimensions.map(({ id, name, description, anchors }) => ({ id, name, description, anchors })),
		scoring: seeScoring
			? { reason, lines: dimensions.map(({ weight, critical, floor }) => ({ weight, critical, floor })) }
			: null,
	};
}
