/** Raters that a dimension needs, who rate it without each other. */
export const RATERS_NEEDED = 2;

export type CoveredPlan = {
	dimensions: readonly { id: string }[];
	stages: readonly {
		interviews: readonly { id: string; interviewers?: number; focusDimensionIds: readonly string[] }[];
		exercises: readonly { id: string; graders?: number; dimensionIds: readonly string[] }[];
	}[];
};

/** Nobody, one, enough, or more than needed. */
export type Verdict = 'gap' | 'single' | 'covered' | 'triple';

export type DimensionCoverage = {
	dimensionId: string;
	/** Interviewers and graders who will rate it, if each place is taken by another person. */
	raters: number;
	interviews: string[];
	exercises: string[];
	verdict: Verdict;
};

/** One line for each dimension, in its order. Interviews have one interviewer, and exercises one grader, unless said. */
export function coverage(plan: CoveredPlan): DimensionCoverage[] {
	const interviews = plan.stages.flatMap((stage) => stage.interviews);
	const exercises = plan.stages.flatMap((stage) => stage.exercises);
	return plan.dimensions.map(({ id }) => {
		const asked = interviews.filter(({ focusDimensionIds }) => focusDimensionIds.includes(id));
		const graded = exercises.filter(({ dimensionIds }) => dimensionIds.includes(id));
		const interviewers = asked.reduce((sum, interview) => sum + (interview.interviewers ?? 1), 0);
		const graders = graded.reduce((sum, exercise) => sum + (exercise.graders ?? 1), 0);
		return {
			dimensionId: id,
			raters: interviewers + graders,
			interviews: asked.map((interview) => interview.id),
			exercises: graded.map((exercise) => exercise.id),
			verdict: verdictOf(interviewers + graders),
		};
	});
}

function verdictOf(raters: number): Verdict {
	if (raters === 0) return 'gap';
	if (raters < RATERS_NEEDED) return 'single';
	return raters === RATERS_NEEDED ? 'covered' : 'triple';
}
