import type { SampleRole } from '#lib/domain/sample/types.ts';
import { dataAnalystDimensions } from '#lib/domain/sample/roles/data-analyst-dimensions.ts';
import { dataAnalystExercises } from '#lib/domain/sample/roles/data-analyst-exercises.ts';

export const dataAnalyst: SampleRole = {
	key: 'data_analyst',
	title: 'Data Analyst',
	summary:
		'Helps the people who decide to see what is going on: turns a loose question into one that numbers can answer, gets those numbers right, and says what they do and do not show. A good week ends with a decision that somebody took differently because of an analysis, and with no figure that has to be taken back.',
	criteria: [
		{
			name: 'Sharpening the question',
			question:
				'Tell me about a request where what was asked for was not what was needed. How did you find out, and what did you deliver?',
		},
		{
			name: 'Getting at the data',
			question:
				'Describe the most awkward query you wrote in the past months. Why was it awkward, and how did you know that it was right?',
		},
		{
			name: 'Reasoning with numbers',
			question:
				'When did a difference that looked convincing turn out to be chance, or mere seasonality? What gave it away?',
		},
		{
			name: 'Doubting your own result',
			question:
				'Which figure of yours was wrong after it had gone out? Who noticed, and what did you do in the first hour?',
		},
		{
			name: 'Telling it plainly',
			question:
				'Explain to me, as if I ran a warehouse, the last result that you presented to somebody outside your field.',
		},
		{
			name: 'Working with the people who ask',
			question: 'Think of somebody who did not want to hear your result. What happened between you?',
		},
	],
	dimensions: dataAnalystDimensions,
	exercises: dataAnalystExercises,
	strongSignals: [
		'Asks which decision hangs on the answer before asking for the data',
		'Checks a total against a second source without being told to',
		'States the uncertainty in words that a manager can act on',
		'Sketches the expected result before running the query',
		'Says "I do not know" and then how to find out',
		'Tells of an analysis that was dropped because it would have changed nothing',
	],
	weakSignals: [
		'Starts with the tool, not with the question',
		'Reports decimals that the sample cannot carry',
		'Takes a column for what its name says',
		'Shows every chart that was made on the way',
		'Explains a surprising figure before checking it',
	],
	redFlags: [
		'Left out results that did not suit, and sees it as part of the craft',
		'Took personal data home or into an outside tool against the rules',
		"Presented a colleague's analysis as their own",
		'Made up or adjusted figures',
		'Talks down to people who are less at home with numbers',
	],
	background: [
		{
			heading: 'Who asks',
			text: 'Product, marketing and the warehouse, about thirty requests in a month between three analysts. Requests are taken in on Mondays; each is answered, narrowed or declined the same day.',
		},
		{
			heading: 'What there is to work with',
			text: 'One warehouse fed every night, SQL throughout, and a shared notebook server. Definitions of the forty figures that the company runs on are written down, and changing one takes two signatures.',
		},
	],
};
