import { anchorLevels } from '#lib/domain/role/anchor-levels.ts';
import type { AnchorLevels } from '#lib/domain/role/anchor-levels.ts';
import type { Blueprint, BlueprintDimension } from '#lib/domain/blueprint/blueprint.ts';
import { emptyRoleContent } from '#lib/domain/role/draft.ts';
import type { RoleContent, RoleDimension } from '#lib/domain/role/draft.ts';
import { exercisesFromBlueprint } from '#lib/domain/role/exercises-from-blueprint.ts';
import { importMessage } from '#lib/domain/role/import-messages.ts';
import { areEqual, sumsTo100, weightsSum } from '#lib/domain/role/weights.ts';
import { importersReason } from '#lib/domain/role/weight-reason.ts';

/** What is used of a parsed blueprint. Weights are percent, durations minutes. */
export type BlueprintForRole = Omit<Blueprint, 'kind' | 'source_format' | 'warnings'>;

/** Everything that was decided on the way from the document to the draft, for the person to check. */
export type ImportNoteDetail =
	| { code: 'anchor_word_mapped'; label: string; level: number }
	| { code: 'anchor_scale_mapped'; min: number; max: number; levels: { label: string; level: number }[] }
	| { code: 'anchor_kept_in_description'; label: string }
	| { code: 'weights_missing' }
	| { code: 'weights_incomplete'; missing: number }
	| { code: 'weights_from_blueprint' }
	| { code: 'weights_sum'; value: number }
	| { code: 'weight_range'; dimension: string; min: number; max: number; weight: number }
	| { code: 'exercise_untitled'; number: number }
	| { code: 'exercise_dimensions_unset'; exercises: number }
	| { code: 'evidence_unknown'; exercise: string; names: string[] }
	| { code: 'example_level_unknown'; exercise: string; labels: string[] }
	| { code: 'floor_out_of_range'; dimension: string; floor: number }
	| { code: 'text_kept_as_background'; heading: string };

/** `place` is the path of the field in the content, as in `publishProblems`. */
export type ImportNote = ImportNoteDetail & { place: string; message: string };

export type Note = (place: string, detail: ImportNoteDetail) => void;

/** A draft with all that the blueprint says. Nothing is guessed without a note, and no text is lost. */
export function roleContentFromBlueprint(blueprint: BlueprintForRole): {
	content: RoleContent;
	notes: ImportNote[];
} {
	const notes: ImportNote[] = [];
	const note: Note = (place, detail) => notes.push({ ...detail, place, message: importMessage(detail) });
	const dimensions = dimensionsOf(blueprint, note);
	const content: RoleContent = {
		...emptyRoleContent(blueprint.title ?? ''),
		summary: blueprint.summary ?? '',
		criteria: blueprint.criteria.map(({ name, detail }) => ({ name, question: detail ?? '' })),
		dimensions,
		weightReason: weightReasonOf(blueprint, note),
		exercises: exercisesFromBlueprint(blueprint.exercises, dimensions, note),
		strongSignals: [...blueprint.strong_signals],
		weakSignals: [...blueprint.weak_signals],
		redFlags: [...blueprint.red_flags],
		background: backgroundOf(blueprint, note),
	};
	return { content, notes };
}

function dimensionsOf({ dimensions, scale }: BlueprintForRole, note: Note): RoleDimension[] {
	const labels = [...new Set(dimensions.flatMap(({ anchors }) => Object.keys(anchors)))];
	const found = anchorLevels(labels, scale);
	noteLevels(found, note);
	dimensions.forEach(({ name, floor }, index) => {
		if (floor == null || isFloor(floor)) return;
		note(`dimensions.${index}.floor`, { code: 'floor_out_of_range', dimension: name, floor });
	});
	return dimensions.map((dimension, index) => ({
		key: `d${index + 1}`,
		name: dimension.name,
		description: describe(dimension, found.unplaced),
		weight: weightOf(dimension),
		critical: dimension.critical ?? false,
		floor: isFloor(dimension.floor) ? dimension.floor : null,
		anchors: anchorsOf(dimension, found),
	}));
}

function isFloor(floor: number | null | undefined): floor is number {
	return floor != null && floor >= 1 && floor <= 5;
}

function anchorsOf({ anchors }: BlueprintDimension, { levels }: AnchorLevels): RoleDimension['anchors'] {
	const mapped: RoleDimension['anchors'] = {};
	for (const [label, text] of Object.entries(anchors)) {
		const level = levels.get(label);
		if (level !== undefined && text.trim() !== '') mapped[level] = text;
	}
	return mapped;
}

function describe({ description, anchors }: BlueprintDimension, unplaced: readonly string[]): string {
	const kept = Object.entries(anchors).filter(
		([label, text]) => unplaced.includes(label) && text.trim() !== '',
	);
	return [description ?? '', ...kept.map(([label, text]) => `${label}: ${text}`)].filter(Boolean).join('\n');
}

function noteLevels({ levels, unplaced, mappedScale }: AnchorLevels, note: Note) {
	const pairs = [...levels].map(([label, level]) => ({ label, level: Number(level) }));
	const numbers = pairs.filter(({ label }) => /^\d/.test(label));
	if (mappedScale) note('dimensions', { code: 'anchor_scale_mapped', ...mappedScale, levels: numbers });
	for (const pair of pairs) {
		if (!numbers.includes(pair)) note('dimensions', { code: 'anchor_word_mapped', ...pair });
	}
	for (const label of unplaced) note('dimensions', { code: 'anchor_kept_in_description', label });
}

function weightOf({ weight, weight_min: min, weight_max: max }: BlueprintDimension): number | null {
	if (weight !== null) return weight;
	return min !== null && max !== null ? (min + max) / 2 : (max ?? min);
}

function weightReasonOf(blueprint: BlueprintForRole, note: Note): string {
	const weights = blueprint.dimensions.map(weightOf);
	const given = weights.filter((weight) => weight !== null);
	const ownReason = ownReasonOf(blueprint, given);
	if (given.length === 0) {
		if (weights.length > 0) note('weights', { code: 'weights_missing' });
		return ownReason ?? '';
	}
	if (ownReason === null) note('weightReason', { code: 'weights_from_blueprint' });
	blueprint.dimensions.forEach(({ name, weight_min: min, weight_max: max }, index) => {
		const weight = weights[index] ?? null;
		if (min === null || max === null || min === max || weight === null) return;
		note(`dimensions.${index}.weight`, { code: 'weight_range', dimension: name, min, max, weight });
	});
	if (given.length < weights.length) {
		note('weights', { code: 'weights_incomplete', missing: weights.length - given.length });
	} else if (!sumsTo100(given)) {
		note('weights', { code: 'weights_sum', value: weightsSum(given) });
	}
	if (ownReason !== null) return ownReason;
	return importersReason({ name: blueprint.post_title ?? blueprint.title, url: blueprint.source_url });
}

/** The role's own reason; none where the file says so of equal weights, which need none. Null where it must be made. */
function ownReasonOf({ weight_reason: reason }: BlueprintForRole, given: readonly number[]): string | null {
	if (reason != null && reason.trim() !== '') return reason;
	return reason !== undefined && areEqual(given) ? '' : null;
}

function backgroundOf(blueprint: BlueprintForRole, note: Note): RoleContent['background'] {
	const background = blueprint.background.map(({ heading, text }) => ({ heading, text }));
	const keep = (heading: string, text: string) => {
		if (text.trim() === '') return;
		note(`background.${background.length}`, { code: 'text_kept_as_background', heading });
		background.push({ heading, text });
	};
	keep('About the scorecard', blueprint.scorecard_intro ?? '');
	keep(
		'Summary',
		blueprint.final_summary.map(({ category, summary }) => `${category}: ${summary}`).join('\n'),
	);
	return background;
}
