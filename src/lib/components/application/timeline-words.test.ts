import { describe, expect, test } from 'vitest';
import { type Step, stepSentence } from './timeline-words.ts';

const step: Step = {
	who: 'Rita',
	by: 'member',
	action: '',
	member: null,
	interview: null,
	from: null,
	to: null,
};

describe('a step in the life of an application', () => {
	test.each([
		[
			{ action: 'application.moved', from: 'One', to: 'Two' },
			'Rita moved the application from “One” to “Two”.',
		],
		[{ action: 'application.moved', to: 'Two' }, 'Rita moved the application to another stage.'],
		[{ action: 'interview.scheduled', interview: 'Panel' }, 'Rita scheduled “Panel”.'],
		[{ action: 'panel.joined', member: 'Kim' }, 'Rita put Kim on a panel.'],
		[{ action: 'panel.joined', member: 'Rita' }, 'Rita joined a panel.'],
		[{ action: 'scorecard.waived' }, 'Rita waived their own scorecard.'],
		[{ action: 'scorecard.waived', member: 'Kim' }, 'Rita waived the scorecard of Kim.'],
		[{ action: 'exercise.submitted', by: 'candidate', who: null }, 'The candidate handed in an exercise.'],
		[{ action: 'decision.recorded' }, null],
	] satisfies [Partial<Step>, string | null][])('%j reads as %j', (change, sentence) => {
		expect(stepSentence({ ...step, ...change })).toBe(sentence);
	});
});
