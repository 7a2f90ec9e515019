export const FIRST_CONVERSATION_MINUTES = 30;

/** Of a panel interview, to begin and to take the candidate's questions; then for each dimension. */
export const PANEL_MINUTES = { around: 15, each: 10, least: 30, step: 15 } as const;

/** What an exercise counts for whose length nobody has said. */
export const ASSUMED_EXERCISE_MINUTES = 60;

/** Minutes of a panel interview that rates this many dimensions. */
export function panelMinutes(dimensions: number): number {
	const { around, each, least, step } = PANEL_MINUTES;
	return Math.max(least, Math.ceil((around + each * dimensions) / step) * step);
}

type Lasting = { minutesMin: number | null; minutesMax: number | null };

/** The most that an exercise may take; null where that is not known. */
export function knownMinutes({ minutesMin, minutesMax }: Lasting): number | null {
	return minutesMax ?? minutesMin;
}

export type CandidateTime = {
	/** Minutes. */
	interviews: number;
	/** Minutes, with the assumed ones. */
	exercises: number;
	/** How many exercises had to be assumed. */
	assumed: number;
};

/** What a plan asks of one candidate. Interviewers who sit together cost the time once. */
export function candidateTime(
	stages: readonly { interviews: readonly { minutes: number }[]; exercises: readonly Lasting[] }[],
): CandidateTime {
	const interviews = stages.flatMap((stage) => stage.interviews);
	const exercises = stages.flatMap((stage) => stage.exercises.map(knownMinutes));
	return {
		interviews: interviews.reduce((sum, { minutes }) => sum + minutes, 0),
		exercises: exercises.reduce<number>((sum, minutes) => sum + (minutes ?? ASSUMED_EXERCISE_MINUTES), 0),
		assumed: exercises.filter((minutes) => minutes === null).length,
	};
}
