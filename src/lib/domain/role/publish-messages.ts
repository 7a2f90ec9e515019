import type { ProblemDetail } from '#lib/domain/role/publishable.ts';

/** The English sentence for what is wrong with a draft, and what would be right. */
export function problemMessage(problem: ProblemDetail): string {
	switch (problem.code) {
		case 'title_missing':
			return 'The role has no title. Give it the name of the position.';
		case 'dimensions_missing':
			return 'The scorecard has no dimension. Add at least one.';
		case 'dimension_name_missing':
			return `${problem.dimension} has no name.`;
		case 'dimension_name_repeated':
			return `“${problem.dimension}” stands on the scorecard twice. Rename one of them, or remove it.`;
		case 'anchors_missing':
			return `“${problem.dimension}” does not say what ${levels(problem.levels)} looks like.`;
		case 'weight_negative':
			return `The weight of “${problem.dimension}” is below 0. Use 0 or more.`;
		case 'weights_incomplete':
			return `${count(problem.missing, 'dimension has', 'dimensions have')} no weight. Fill all of them, or make them equal.`;
		case 'weights_sum_zero':
			return 'All weights are 0, so nothing would be scored. Make them equal, or type others.';
		case 'weights_sum':
			return `The weights add up to ${problem.value} %, not to 100 %. Scale them, make them equal, or keep them: they count in proportion.`;
		case 'weight_reason_missing':
			return 'The weights are not equal. Say why, or make them equal.';
		case 'criteria_missing':
			return 'There is nothing to ask: the role has no criteria, so its interview kits will have no questions.';
		case 'criterion_empty':
			return `Criterion ${problem.number} is empty. Fill it in, or remove it.`;
		case 'exercise_title_missing':
			return `${problem.exercise} has no title.`;
		case 'exercise_minutes_missing':
			return `“${problem.exercise}” does not say how many minutes it takes.`;
		case 'exercise_minutes_reversed':
			return `“${problem.exercise}” takes ${problem.min} minutes at least and ${problem.max} at most. Swap them, or correct one.`;
		case 'exercise_prompts_missing':
			return `“${problem.exercise}” asks nothing: it has no prompts.`;
		case 'exercise_without_dimension':
			return `“${problem.exercise}” gives evidence for no dimension, so grading it will not count.`;
		case 'exercise_dimension_unknown':
			return `“${problem.exercise}” names a dimension that is no longer on the scorecard. Choose its dimensions again.`;
	}
}

function levels(missing: readonly string[]): string {
	const last = missing.at(-1) ?? '';
	return missing.length < 2 ? `level ${last}` : `level ${missing.slice(0, -1).join(', ')} or ${last}`;
}

function count(n: number, one: string, many: string): string {
	return `${n} ${n === 1 ? one : many}`;
}
