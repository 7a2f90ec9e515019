import { comparableName } from '#lib/domain/role/comparable-name.ts';
import type { Level } from '#lib/domain/role/draft.ts';

export type Scale = { min: number; max: number };

/** Words that head a column of anchors in the documents seen, and the level that each is taken for. */
const LEVEL_OF_WORD: Readonly<Record<string, Level>> = {
	excellent: '5',
	exceptional: '5',
	outstanding: '5',
	exemplary: '5',
	expert: '5',
	strong: '5',
	'exceeds bar': '5',
	'exceeds the bar': '5',
	'above bar': '5',
	'exceeds expectations': '5',
	exceeds: '5',
	'very good': '4',
	good: '4',
	advanced: '4',
	'meets bar': '3',
	'meets the bar': '3',
	'at bar': '3',
	'meets expectations': '3',
	meets: '3',
	average: '3',
	acceptable: '3',
	adequate: '3',
	satisfactory: '3',
	competent: '3',
	proficient: '3',
	solid: '3',
	fair: '2',
	developing: '2',
	'needs improvement': '2',
	partial: '2',
	'below bar': '1',
	'below the bar': '1',
	'below expectations': '1',
	'does not meet': '1',
	poor: '1',
	weak: '1',
	unsatisfactory: '1',
	unacceptable: '1',
	insufficient: '1',
	inadequate: '1',
};

export type AnchorLevels = {
	/** From a label of the document to the level it stands for. */
	levels: ReadonlyMap<string, Level>;
	/** Labels without a level: unknown words, numbers off the scale, and second labels for a level already taken. */
	unplaced: readonly string[];
	/** The document's scale where its numbers had to be mapped, else null. */
	mappedScale: Scale | null;
};

/**
 * Levels for all labels of one scorecard, `5`, `excellent` and the like. Numbers of another scale are mapped
 * linearly to 1 to 5 and rounded; where two come to lie on one level, the one that lies nearer has it.
 */
export function anchorLevels(labels: readonly string[], scale: Scale | null): AnchorLevels {
	const numbers = labels.filter((label) => isNumber(label)).map(Number);
	const used = ownScale(numbers, scale);
	const placed = labels
		.map((label, order) => ({ label, order, exact: exactLevel(label, used) }))
		.filter(({ exact }) => exact !== null && exact >= 1 && exact <= 5)
		.map(({ label, order, exact }) => ({ label, order, exact: exact ?? 0, level: roundToLevel(exact ?? 0) }))
		.sort((a, b) => distance(a) - distance(b) || a.order - b.order);

	const levels = new Map<string, Level>();
	const taken = new Set<Level>();
	for (const { label, level } of placed) {
		if (taken.has(level)) continue;
		taken.add(level);
		levels.set(label, level);
	}
	const mapped = numbers.length > 0 && used !== null;
	return {
		levels,
		unplaced: labels.filter((label) => !levels.has(label)),
		mappedScale: mapped ? used : null,
	};
}

/** Null when the numbers are levels of 1 to 5 already; columns 5 and 3 alone also make no scale of 3 to 5. */
function ownScale(numbers: readonly number[], stated: Scale | null): Scale | null {
	const scale = stated ?? { min: Math.min(1, ...numbers), max: Math.max(5, ...numbers) };
	const isOneToFive = scale.max === 5 && scale.min >= 1;
	return isOneToFive || scale.max <= scale.min ? null : scale;
}

function exactLevel(label: string, scale: Scale | null): number | null {
	if (!isNumber(label)) {
		const level = LEVEL_OF_WORD[comparableName(label)];
		return level === undefined ? null : Number(level);
	}
	const value = Number(label);
	return scale ? 1 + (4 * (value - scale.min)) / (scale.max - scale.min) : value;
}

function distance({ exact, level }: { exact: number; level: Level }): number {
	return Math.abs(exact - Number(level));
}

function roundToLevel(exact: number): Level {
	const rounded = Math.round(exact);
	return rounded >= 5 ? '5' : rounded === 4 ? '4' : rounded === 3 ? '3' : rounded === 2 ? '2' : '1';
}

function isNumber(label: string): boolean {
	return /^\d+(\.\d+)?$/.test(label.trim());
}
