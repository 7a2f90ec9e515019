import { anchorLevels } from '#lib/domain/role/anchor-levels.ts';
import type { AnchorLevels } from '#lib/domain/role/anchor-levels.ts';
import { emptyRoleContent } from '#lib/domain/role/draft.ts';
import type { RoleContent, RoleDimension, RoleExercise } from '#lib/domain/role/draft.ts';
import { importMessage } from '#lib/domain/role/import-messages.ts';
import { sumsTo100, weightsSum } from '#lib/domain/role/weights.ts';

/** What is used of a parsed blueprint. Weights are percent, durations minutes. */
export type BlueprintForRole = {
	title: string | null;
	post_title: string | null;
	source_url: string | null;
	summary: string | null;
	criteria: readonly { name: string; detail: string | null }[];
	exercises: readonly {
		title: string | null;
		duration_min: number | null;
		duration_max: number | null;
		prompts: readonly string[];
	}[];
	strong_signals: readonly string[];
	weak_signals: readonly string[];
	red_flags: readonly string[];
	scorecard_intro: string | null;
	scale: { min: number; max: number } | null;
	dimensions: readonly BlueprintDimension[];
	final_summary: readonly { category: string; summary: string }[];
	background: readonly { heading: string; text: string }[];
};

type BlueprintDimension = {
	name: string;
	weight: number | null;
	weight_min: number | null;
	weight_max: number | null;
	description: string | null;
	anchors: Readonly<Record<string, string>>;
};

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
	| { code: 'text_kept_as_background'; heading: string };

/** `place` is the path of the field in the content, as in `publishProblems`. */
export type ImportNote = ImportNoteDetail & { place: string; message: string };

type Note = (place: string, detail: ImportNoteDetail) => void;

/** A draft with all that the blueprint says. Nothing is guessed without a note, and no text is lost. */
export function roleContentFromBlueprint(blueprint: BlueprintForRole): {
	content: RoleContent;
	notes: ImportNote[];
} {
	const notes: ImportNote[] = [];
	const note: Note = (place, detail) => notes.push({ ...detail, place, message: importMessage(detail) });
	const content: RoleContent = {
		...emptyRoleContent(blueprint.title ?? ''),
		summary: blueprint.summary ?? '',
		criteria: blueprint.criteria.map(({ name, detail }) => ({ name, question: detail ?? '' })),
		dimensions: dimensionsOf(blueprint, note),
		weightReason: weightReasonOf(blueprint, note),
		exercises: exercisesOf(blueprint, note),
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
	return dimensions.map((dimension, index) => ({
		key: `d${index + 1}`,
		name: dimension.name,
		description: describe(dimension, found.unplaced),
		weight: weightOf(dimension),
		critical: false,
		floor: null,
		anchors: anchorsOf(dimension, found),
	}));
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
	if (given.length === 0) {
		if (weights.length > 0) note('weights', { code: 'weights_missing' });
		return '';
	}
	note('weightReason', { code: 'weights_from_blueprint' });
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
	const name = blueprint.post_title ?? blueprint.title;
	const source = [
		name === null ? '' : ` “${name}”`,
		blueprint.source_url === null ? '' : ` (${blueprint.source_url})`,
	];
	return `Weights as given in the imported blueprint${source.join('')}.`;
}

function exercisesOf({ exercises, dimensions }: BlueprintForRole, note: Note): RoleExercise[] {
	exercises.forEach(({ title }, index) => {
		if (title === null) note(`exercises.${index}.title`, { code: 'exercise_untitled', number: index + 1 });
	});
	if (exercises.length > 0 && dimensions.length > 0) {
		note('exercises', { code: 'exercise_dimensions_unset', exercises: exercises.length });
	}
	return exercises.map((exercise, index) => ({
		key: `e${index + 1}`,
		title: exercise.title ?? '',
		minutesMin: wholeMinutes(exercise.duration_min),
		minutesMax: wholeMinutes(exercise.duration_max),
		prompts: [...exercise.prompts],
		material: '',
		dimensionKeys: [],
	}));
}

function wholeMinutes(minutes: number | null): number | null {
	return minutes === null ? null : Math.max(1, Math.round(minutes));
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
