import type { Family, Seniority } from '#lib/domain/library/families.ts';
import type { LibraryRole } from '#lib/domain/library/library-role.ts';
import { versionContent } from '#lib/domain/role/version-content.ts';
import { scorecardText, type RoleText } from '#lib/server/workflows/role-version-view.ts';

/** One line of the library. */
export type LibraryEntry = {
	slug: string;
	title: string;
	family: Family;
	level: Seniority;
	version: number;
	summary: string;
	dimensions: number;
	criteria: number;
	exercises: number;
};

export function libraryEntry({ slug, title, family, level, version, content }: LibraryRole): LibraryEntry {
	return {
		slug,
		title,
		family,
		level,
		version,
		summary: content.summary,
		dimensions: content.dimensions.length,
		criteria: content.criteria.length,
		exercises: content.exercises.length,
	};
}

/** The text of a role of the library as the page of a role shows it. */
export function libraryText({ content }: LibraryRole, seeScoring: boolean): RoleText {
	const version = versionContent(content);
	const dimensions = version.dimensions.map((dimension, place) => ({
		...dimension,
		id: content.dimensions[place]?.key ?? dimension.name,
	}));
	return {
		summary: version.summary,
		criteria: version.criteria,
		...scorecardText(dimensions, version.weightReason, seeScoring),
		exercises: version.exercises.map((exercise, place) => ({
			...exercise,
			id: content.exercises[place]?.key ?? exercise.title,
			dimensions: exercise.dimensions.flatMap((at) => version.dimensions[at]?.name ?? []),
		})),
		strongSignals: version.strongSignals,
		weakSignals: version.weakSignals,
		redFlags: version.redFlags,
		background: version.background,
	};
}
