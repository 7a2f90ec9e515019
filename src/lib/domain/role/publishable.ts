import { comparableName } from '#lib/domain/role/comparable-name.ts';
import { ANCHORED_LEVELS } from '#lib/domain/role/draft.ts';
import type { Level, RoleContent, RoleDimension, RoleExercise } from '#lib/domain/role/draft.ts';
import { problemMessage } from '#lib/domain/role/publish-messages.ts';
import { saysKept } from '#lib/domain/role/weight-reason.ts';
import { areEqual, equalWeights, sumsTo100, weightsSum } from '#lib/domain/role/weights.ts';

/** `blocking` must be put right. A `gap` may be published by somebody who says that it is meant. */
export type Severity = 'blocking' | 'gap';

/** `dimension` and `exercise` are what a person sees: the name, or "Dimension 2" where there is none. */
export type ProblemDetail =
	| { code: 'title_missing' }
	| { code: 'dimensions_missing' }
	| { code: 'dimension_name_missing'; dimension: string }
	| { code: 'dimension_name_repeated'; dimension: string }
	| { code: 'anchors_missing'; dimension: string; levels: Level[] }
	| { code: 'weight_negative'; dimension: string }
	| { code: 'weights_incomplete'; missing: number; offers: WeightOffer[] }
	| { code: 'weights_sum_zero'; offers: WeightOffer[] }
	| { code: 'weights_sum'; value: number; offers: WeightOffer[] }
	| { code: 'weight_reason_missing'; offers: WeightOffer[] }
	| { code: 'criteria_missing' }
	| { code: 'criterion_empty'; number: number }
	| { code: 'exercise_title_missing'; exercise: string }
	| { code: 'exercise_minutes_missing'; exercise: string }
	| { code: 'exercise_minutes_reversed'; exercise: string; min: number; max: number }
	| { code: 'exercise_prompts_missing'; exercise: string }
	| { code: 'exercise_without_dimension'; exercise: string }
	| { code: 'exercise_dimension_unknown'; exercise: string };

/** What one click can do about weights. */
export type WeightOffer = 'scale_to_100' | 'make_equal' | 'keep';

/** `place` is the path of the field in the content, such as `dimensions.0.name`. */
export type Problem = ProblemDetail & { severity: Severity; place: string; message: string };

export type PublishOutcome =
	| { kind: 'publishable'; content: RoleContent; accepted: Problem[] }
	| { kind: 'refused'; code: 'role_incomplete'; problems: Problem[] }
	| { kind: 'refused'; code: 'gaps_not_accepted'; problems: Problem[] };

/**
 * Publishes a draft: equal weights are filled in where none is given. `accepted` is the `acknowledgement` of the
 * gaps that the person was shown, so that a gap which appeared since then is not accepted unseen.
 */
export function publish(content: RoleContent, accepted: string | null): PublishOutcome {
	const problems = publishProblems(content);
	if (problems.some(({ severity }) => severity === 'blocking')) {
		return { kind: 'refused', code: 'role_incomplete', problems };
	}
	if (problems.length > 0 && accepted !== acknowledgement(problems)) {
		return { kind: 'refused', code: 'gaps_not_accepted', problems };
	}
	return { kind: 'publishable', content: withWeights(content), accepted: problems };
}

/** The value of the tick "publish with these gaps": it stands for exactly these gaps. */
export function acknowledgement(problems: readonly Problem[]): string {
	return problems
		.filter(({ severity }) => severity === 'gap')
		.map((gap) =>
			gap.code === 'anchors_missing' ? `${gap.place}:${gap.levels.join('')}` : `${gap.place}:${gap.code}`,
		)
		.sort()
		.join(' ');
}

/** All that stands between a draft and a role version, in the order of the editor. */
export function publishProblems(content: RoleContent): Problem[] {
	const problems: Problem[] = [];
	const add = (severity: Severity, place: string, detail: ProblemDetail) =>
		problems.push({ ...detail, severity, place, message: problemMessage(detail) });

	if (isBlank(content.title)) add('blocking', 'title', { code: 'title_missing' });
	checkCriteria(content, add);
	checkDimensions(content.dimensions, add);
	checkWeights(content, add);
	checkExercises(content, add);
	return problems;
}

type Add = (severity: Severity, place: string, detail: ProblemDetail) => void;

function checkCriteria({ criteria }: RoleContent, add: Add) {
	if (criteria.length === 0) add('gap', 'criteria', { code: 'criteria_missing' });
	criteria.forEach(({ name, question }, index) => {
		if (isBlank(name) && isBlank(question)) {
			add('blocking', `criteria.${index}.name`, { code: 'criterion_empty', number: index + 1 });
		}
	});
}

function checkDimensions(dimensions: readonly RoleDimension[], add: Add) {
	if (dimensions.length === 0) add('blocking', 'dimensions', { code: 'dimensions_missing' });
	const seen = new Set<string>();
	dimensions.forEach((dimension, index) => {
		const place = `dimensions.${index}`;
		const name = nameOfDimension(dimension, index);
		const compared = comparableName(dimension.name);
		if (compared === '') {
			add('blocking', `${place}.name`, { code: 'dimension_name_missing', dimension: name });
		} else if (seen.has(compared)) {
			add('blocking', `${place}.name`, { code: 'dimension_name_repeated', dimension: name });
		}
		seen.add(compared);
		const levels = ANCHORED_LEVELS.filter((level) => isBlank(dimension.anchors[level] ?? ''));
		if (levels.length > 0)
			add('gap', `${place}.anchors`, { code: 'anchors_missing', dimension: name, levels });
	});
}

function checkWeights({ dimensions, weightReason }: RoleContent, add: Add) {
	const weights = dimensions.flatMap(({ weight }) => (weight === null ? [] : [weight]));
	if (weights.length === 0) return;
	if (weights.length < dimensions.length) {
		const missing = dimensions.length - weights.length;
		add('blocking', 'weights', { code: 'weights_incomplete', missing, offers: ['make_equal'] });
		return;
	}
	if (weights.some((weight) => weight < 0)) {
		dimensions.forEach((dimension, index) => {
			if ((dimension.weight ?? 0) >= 0) return;
			const name = nameOfDimension(dimension, index);
			add('blocking', `dimensions.${index}.weight`, { code: 'weight_negative', dimension: name });
		});
		return;
	}
	const value = weightsSum(weights);
	if (value === 0) {
		add('blocking', 'weights', { code: 'weights_sum_zero', offers: ['make_equal'] });
		return;
	}
	if (!sumsTo100(weights)) {
		// Weights count in proportion, so that another sum does no harm where somebody has decided that it stands.
		const severity = saysKept(weightReason) ? 'gap' : 'blocking';
		add(severity, 'weights', { code: 'weights_sum', value, offers: ['scale_to_100', 'make_equal', 'keep'] });
	}
	if (!areEqual(weights) && isBlank(weightReason)) {
		add('blocking', 'weightReason', { code: 'weight_reason_missing', offers: ['make_equal'] });
	}
}

function checkExercises({ exercises, dimensions }: RoleContent, add: Add) {
	const known = new Set(dimensions.map(({ key }) => key));
	exercises.forEach((entry, index) => {
		const place = `exercises.${index}`;
		const exercise = nameOfExercise(entry, index);
		const { minutesMin: min, minutesMax: max } = entry;
		if (isBlank(entry.title)) add('gap', `${place}.title`, { code: 'exercise_title_missing', exercise });
		if (min === null && max === null) {
			add('gap', `${place}.minutesMax`, { code: 'exercise_minutes_missing', exercise });
		} else if (min !== null && max !== null && min > max) {
			add('blocking', `${place}.minutesMax`, { code: 'exercise_minutes_reversed', exercise, min, max });
		}
		if (entry.prompts.every(isBlank)) {
			add('gap', `${place}.prompts`, { code: 'exercise_prompts_missing', exercise });
		}
		if (entry.dimensionKeys.some((key) => !known.has(key))) {
			add('blocking', `${place}.dimensionKeys`, { code: 'exercise_dimension_unknown', exercise });
		} else if (entry.dimensionKeys.length === 0) {
			add('gap', `${place}.dimensionKeys`, { code: 'exercise_without_dimension', exercise });
		}
	});
}

function withWeights(content: RoleContent): RoleContent {
	if (content.dimensions.some(({ weight }) => weight !== null)) return content;
	const weights = equalWeights(content.dimensions.length);
	const dimensions = content.dimensions.map((dimension, i) => ({ ...dimension, weight: weights[i] ?? 0 }));
	return { ...content, dimensions };
}

function nameOfDimension({ name }: RoleDimension, index: number): string {
	return isBlank(name) ? `Dimension ${index + 1}` : name.trim();
}

function nameOfExercise({ title }: RoleExercise, index: number): string {
	return isBlank(title) ? `Exercise ${index + 1}` : title.trim();
}

function isBlank(text: string): boolean {
	return text.trim() === '';
}
