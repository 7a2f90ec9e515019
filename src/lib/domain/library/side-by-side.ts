import { LEVELS } from '#lib/domain/role/draft.ts';
import type { Level } from '#lib/domain/role/draft.ts';
import type { VersionContent, VersionDimension } from '#lib/domain/role/version-content.ts';

/** What one of two roles says about a dimension; null where it has none of that name. */
export type DimensionSide = {
	description: string;
	/** Percent; null for a reader who may not see weights. */
	weight: number | null;
	critical: boolean;
	/** Null for the one of the organization's policy, and for a reader who may not see weights. */
	floor: number | null;
	anchors: Partial<Record<Level, string>>;
};

export type SideBySide = {
	/** Shared dimensions first, in the order of the left, then those of one side. */
	dimensions: { name: string; left: DimensionSide | null; right: DimensionSide | null }[];
	/** Levels that either side describes, from the highest. */
	levels: Level[];
};

/** Two roles laid side by side, so that what each asks for under the same name can be read across. */
export function sideBySide(left: VersionContent, right: VersionContent, seeScoring: boolean): SideBySide {
	const find = (content: VersionContent, name: string) =>
		content.dimensions.find((dimension) => dimension.name === name);
	const names = [...new Set([...left.dimensions, ...right.dimensions].map(({ name }) => name))];
	const rows = names.map((name) => ({
		name,
		left: sideOf(find(left, name), seeScoring),
		right: sideOf(find(right, name), seeScoring),
	}));
	return {
		dimensions: [
			...rows.filter((row) => row.left && row.right),
			...rows.filter((row) => !row.left || !row.right),
		],
		levels: LEVELS.filter((level) =>
			rows.some((row) => row.left?.anchors[level] ?? row.right?.anchors[level]),
		),
	};
}

function sideOf(dimension: VersionDimension | undefined, seeScoring: boolean): DimensionSide | null {
	if (!dimension) return null;
	const { description, anchors } = dimension;
	const scoring = seeScoring
		? { weight: dimension.weight, critical: dimension.critical, floor: dimension.floor }
		: { weight: null, critical: false, floor: null };
	return { description, anchors, ...scoring };
}
