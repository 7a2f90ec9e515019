import type { SampleDimension } from '#lib/domain/sample/types.ts';

export const dataAnalystDimensions: readonly SampleDimension[] = [
	{
		key: 'question_framing',
		name: 'Sharpening the question',
		description: 'Turns what is asked into something that data can answer and somebody can act on.',
		weight: 16.7,
		anchors: {
			5: 'Asks what will be decided and what answer would change it, then offers a narrower question and says what it leaves open.',
			4: 'Finds the decision behind the request and adjusts the question to it; what remains open comes up only when asked about.',
			3: 'Clarifies terms, period and groups before starting, and takes the question itself as given.',
			2: 'Asks for the data first; differences over what was meant surface once the result is on the table.',
			1: 'Answers the words of the request, although it was plain that they would not help the person asking.',
		},
	},
	{
		key: 'data_retrieval',
		name: 'Getting the data right',
		description: 'Writes queries whose rows mean what they are taken to mean.',
		weight: 16.7,
		anchors: {
			5: 'Says what one row stands for at each step, foresees where a join multiplies or drops rows, and builds the check into the query.',
			4: 'Writes correct joins and groupings, finds a multiplied row by comparing counts, and repairs the cause rather than hiding it.',
			3: 'Gets to a correct result for the plain case; deals with missing values or duplicates after a hint.',
			2: 'Makes a wrong total fit with a "distinct" or a filter without being able to say why it was wrong.',
			1: 'Cannot tell from a query what its rows are, and takes whatever it returns for the answer.',
		},
	},
	{
		key: 'reasoning',
		name: 'Reasoning with numbers',
		description: 'Draws no more and no less from the figures than they hold.',
		weight: 16.7,
		anchors: {
			5: 'Sets out the rival explanations, names the comparison that would separate them, and says how large an effect could have stayed hidden.',
			4: 'Compares like with like, allows for season and mix, and gives a range; one rival explanation is left out.',
			3: 'Notices when a sample is small or groups differ, and says so, but draws the same conclusion all the same.',
			2: 'Reads a cause into two lines that move together; offers a caveat when asked, from habit.',
			1: 'Takes a single difference for proof, or mixes up share and number.',
		},
	},
	{
		key: 'checking',
		name: 'Doubting the result',
		description: 'Finds their own mistake before anybody else does.',
		weight: 16.7,
		critical: true,
		floor: 2.5,
		anchors: {
			5: 'Estimates the answer first, checks it against a source of another origin, and goes after a gap of a few percent until it is explained.',
			4: 'Checks totals and extremes before sending, and holds a result back when they do not agree.',
			3: 'Looks over the result for what is obviously wrong; other sources are compared when somebody asks.',
			2: 'Relies on the reader to notice; corrects quickly and does not look for the same mistake elsewhere.',
			1: 'Defends a figure after being shown that it cannot be right.',
		},
	},
	{
		key: 'telling',
		name: 'Telling it plainly',
		description: 'Leaves the reader knowing what follows from the result.',
		weight: 16.6,
		anchors: {
			5: 'One sentence holds result, size and certainty; one picture carries it; the reader can say afterwards what they would do.',
			4: 'The result stands first and in plain words; there is a chart or a figure more than it takes.',
			3: 'All is there and correct, in the order in which it was worked out; the reader has to look for the result.',
			2: 'Explains the method at length and leaves the meaning to the reader.',
			1: 'The words claim something else than the chart or table beside them shows.',
		},
	},
	{
		key: 'partnership',
		name: 'Working with the people who ask',
		description: 'Is trusted with the next question, also after an unwelcome answer.',
		weight: 16.6,
		anchors: {
			5: 'Takes an unwelcome result to the person alone and early, listens for what the data cannot see, and leaves with an agreed next step.',
			4: 'Explains an unwelcome result patiently and stands by it; brings the other person in once the work is done.',
			3: 'Delivers what was agreed on time and answers questions about it; contact ends there.',
			2: 'Gives way on the wording until the result no longer says what it said, or withdraws to "the data say so".',
			1: 'Plays one asker off against another, or goes over their heads without telling them.',
		},
	},
];
