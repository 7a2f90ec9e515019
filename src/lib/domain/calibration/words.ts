import type { VarianceComponents } from '#lib/domain/recommendation/model/variance.ts';
import { counted } from '#lib/domain/recommendation/words-figures.ts';
import { type Evidence, leastEvidence } from './enough.ts';

export type ComponentName = keyof VarianceComponents;

/** The variance components for readers who never met one, in the order in which they are shown. */
export const componentWords: Record<ComponentName, { name: string; about: string }> = {
	candidate: {
		name: 'How much candidates differ',
		about: 'Some are stronger than others in everything. This is what a hiring process is there to find.',
	},
	candidateDimension: {
		name: 'How much one candidate differs between dimensions',
		about: 'Somebody may be strong in one dimension and weaker in the next.',
	},
	rater: {
		name: 'How much interviewers differ in severity',
		about: 'Some give lower levels than their colleagues to the same performance, whatever the dimension.',
	},
	raterDimension: {
		name: 'How much that severity differs between dimensions',
		about: 'An interviewer may be exacting in one dimension alone.',
	},
	candidateRater: {
		name: 'How much an impression colours a whole scorecard',
		about: 'One candidate strikes one interviewer well or badly, and every rating of that scorecard follows.',
	},
	residual: {
		name: 'What is left over',
		about: 'The question that was asked, the day, chance: what no other line explains.',
	},
};

export function evidenceText({ ratings, candidates }: Evidence): string {
	return `${counted(ratings, 'rating')} of ${counted(candidates, 'candidate')}`;
}

export function tooFewSentence(evidence: Evidence): string {
	const are = evidence.ratings === 1 ? 'is' : 'are';
	return (
		`There ${are} ${evidenceText(evidence)} in opened debriefs. ` +
		`A fit needs at least ${evidenceText(leastEvidence)}; with fewer it would be no better than the defaults.`
	);
}

export type RunFailure = 'TOO_FEW' | 'NOT_CONVERGED' | 'UNEXPECTED' | 'ABANDONED';

export function runFailureSentence(failure: RunFailure, evidence: Evidence | null): string {
	switch (failure) {
		case 'TOO_FEW':
			return tooFewSentence(evidence ?? { ratings: 0, candidates: 0 });
		case 'NOT_CONVERGED':
			return 'The estimates did not settle. Nothing was kept; more debriefs may help.';
		case 'UNEXPECTED':
			return 'Something went wrong on our side, several times in a row. Nothing was kept; the log says what.';
		case 'ABANDONED':
			return 'It stood still for too long and was given up. Nothing was kept.';
	}
}
