import type { Blueprint, BlueprintPart, Warning } from '#lib/domain/blueprint/blueprint.ts';
import { roleTitleOf } from '#lib/domain/blueprint/fields/final-summary.ts';
import { roleInTitle, sameRole } from '#lib/domain/blueprint/fields/titles.ts';
import type { Raise } from '#lib/domain/blueprint/warnings.ts';

const PARTS: readonly BlueprintPart[] = [
	'summary',
	'criteria',
	'exercises',
	'strong_signals',
	'weak_signals',
	'red_flags',
	'dimensions',
	'final_summary',
];

const SUM_TOLERANCE = 0.1;

function titleWarnings({ title, post_title, final_summary }: Blueprint, raise: Raise): void {
	if (post_title === null) return raise({ code: 'title_missing' });
	const stated = roleTitleOf(final_summary);
	const isBlueprintTitle = roleInTitle(post_title) !== null;
	if (!isBlueprintTitle || (title !== null && stated !== null && !sameRole(title, stated)))
		raise({ code: 'title_mismatch' });
}

function weightWarnings({ dimensions }: Blueprint, raise: Raise): void {
	const weights = dimensions.flatMap(({ weight }) => (weight === null ? [] : [weight]));
	if (dimensions.length > 0 && weights.length === 0) raise({ code: 'weights_missing' });
	if (weights.length > 0 && weights.length === dimensions.length) {
		const sum = weights.reduce((total, weight) => total + weight, 0);
		const value = Math.round(sum * 1000) / 1000;
		if (Math.abs(value - 100) > SUM_TOLERANCE) raise({ code: 'weights_sum', value });
	}
	for (const { name, weight_min, weight_max } of dimensions) {
		if (weight_min !== null && weight_max !== null && weight_min < weight_max) {
			raise({ code: 'weight_range', dimension: name });
		}
	}
}

/** Raises every warning that the values themselves give, whatever they were read from. */
export function raiseValueWarnings(blueprint: Blueprint, raise: Raise, already: readonly Warning[]): void {
	titleWarnings(blueprint, raise);
	weightWarnings(blueprint, raise);
	const seen = new Set<string>();
	for (const { name } of blueprint.dimensions) {
		const key = name.toLowerCase();
		if (seen.has(key)) raise({ code: 'duplicate_dimension', dimension: name });
		seen.add(key);
	}
	for (const [index, { title }] of blueprint.exercises.entries()) {
		if (title === null) raise({ code: 'exercise_untitled', index });
	}
	const emptyTable = already.some(({ code }) => code === 'empty_table');
	for (const part of PARTS) {
		const value = blueprint[part];
		const missing = value === null || value.length === 0;
		if (missing && !(part === 'dimensions' && emptyTable)) raise({ code: 'section_missing', section: part });
	}
}
