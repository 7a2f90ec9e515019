import { sampleJob } from '#lib/domain/sample/job.ts';
import { sampleRoles } from '#lib/domain/sample/roles.ts';
import type {
	SampleApplication,
	SampleExercise,
	SampleInterview,
	SampleRaterKey,
} from '#lib/domain/sample/types.ts';

/** Throws where the sample refers to something it does not hold: a mistake in the data, never in the reader's input. */
export function found<T>(value: T | undefined, what: string): T {
	if (value === undefined) throw new Error(`the sample holds no ${what}`);
	return value;
}

export const sampleJobRole = found(
	sampleRoles.find((role) => role.key === sampleJob.roleKey),
	sampleJob.roleKey,
);

export const sampleInterviews: readonly SampleInterview[] = sampleJob.stages.flatMap(
	(stage) => stage.interviews,
);

/** An interview of the sample job. */
export function sampleInterview(key: string): SampleInterview {
	return found(
		sampleInterviews.find((interview) => interview.key === key),
		key,
	);
}

/** An exercise of the sample job's role. */
export function sampleExercise(key: string): SampleExercise {
	return found(
		sampleJobRole.exercises.find((exercise) => exercise.key === key),
		key,
	);
}

/** Dimensions that a scorecard rates; `interview` as in SampleScorecard. */
export function dimensionsAsked(application: SampleApplication, interview: string): readonly string[] {
	return interview === 'exercise'
		? sampleExercise(found(application.exercise, 'exercise').exercise).dimensionKeys
		: sampleInterview(interview).focus;
}

/** Places whose interview has begun or whose answers are in, and whose scorecard is not submitted. */
export function scorecardsOwed(application: SampleApplication): { interview: string; by: SampleRaterKey }[] {
	const { exercise } = application;
	const handedIn = exercise?.state === 'submitted' || exercise?.state === 'graded';
	const places = [
		...application.scheduled
			.filter((scheduled) => scheduled.startsInDays <= 0)
			.flatMap((scheduled) => scheduled.panel.map((by) => ({ interview: scheduled.interview, by }))),
		...(handedIn ? exercise.graders.map((by) => ({ interview: 'exercise', by })) : []),
	];
	return places.filter(
		({ interview, by }) =>
			!application.scorecards.some(
				(card) => card.interview === interview && card.by === by && card.submittedDaysAgo !== 'draft',
			),
	);
}
