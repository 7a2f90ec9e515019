import type { SampleRole } from '#lib/domain/sample/types.ts';
import { supportEngineerDimensions } from '#lib/domain/sample/roles/support-engineer-dimensions.ts';
import { supportEngineerExercises } from '#lib/domain/sample/roles/support-engineer-exercises.ts';

export const supportEngineer: SampleRole = {
	key: 'support_engineer',
	title: 'Customer Support Engineer',
	summary:
		'Takes the cases that a help article cannot settle: finds out why the product did not do what the customer needed, gets it working again, and makes sure that the same fault does not have to be reported twice. Half the job is evidence, the other half is telling people plainly what the evidence says.',
	criteria: [
		{
			name: 'Finding the cause',
			question:
				'Take me through the last fault you tracked down yourself. What did you rule out, in which order, and what finally convinced you?',
		},
		{
			name: 'Reading technical evidence',
			question:
				'Pick a log, a trace or a query you leaned on recently. What did it tell you, and what could it not tell you?',
		},
		{
			name: 'Plain writing',
			question:
				'Tell me about a message of yours that a customer misread. What had you written, and how do you write it now?',
		},
		{
			name: 'Hard conversations',
			question:
				'Think of a customer who was right to be angry with you. How did the conversation go, as close to word for word as you can?',
		},
		{
			name: 'Handing over',
			question:
				'Describe an escalation that engineering could start on without asking you anything. Then one that came back to you. What was the difference?',
		},
		{
			name: 'Seeing it through',
			question: 'Which promise to a customer was the hardest to keep last year, and how did it end?',
		},
		{
			name: 'Care with data and access',
			question: 'When did you last have more access than a case called for? What did you do with it?',
		},
	],
	dimensions: supportEngineerDimensions,
	weightReason:
		'Finding the cause counts most because everything else in the job waits for it: when we read through a year of reopened cases, a wrong diagnosis was behind more of them than anything else. Handing over, seeing it through and care with data count less because we can teach them in the first months; care with data has a floor instead, below which no score makes up for it.',
	exercises: supportEngineerExercises,
	strongSignals: [
		'Says what would prove their own theory wrong before testing it',
		'Asks what the customer was trying to get done, not only what broke',
		'Turns all times into one zone before comparing them',
		'Gives a time for the next word, and keeps the number of promises small',
		'Spots a key or personal data in the material unprompted',
		'Tells of a fault that their own work had caused, and what changed after it',
	],
	weakSignals: [
		"Takes over the customer's theory of the cause unexamined",
		'Says "we" throughout and stays vague about their own part when asked',
		'Reaches for a restart or a cleared cache before reading anything',
		'Answers a worried customer in internal words: sprint, backlog, tier two',
		'Treats a closed ticket as a solved one',
	],
	redFlags: [
		"Used a customer's credentials or looked into a customer's data beyond what the case needed, and sees nothing wrong in it",
		'Speaks of customers with contempt',
		'Told a customer something known to be untrue, and defends it',
		'Hid a mistake of their own that others went on to suffer from',
		'Talks down to a member of the panel',
	],
	background: [
		{
			heading: 'How the team works',
			text: 'Six support engineers in three time zones share one queue. First-line colleagues answer what is known; whatever needs a log, a query or a reproduction comes here. Engineering takes a handover on any weekday and expects it to be complete enough to start on.',
		},
		{
			heading: 'Hours and cover',
			text: 'Weekdays, with two weeks in six on the early shift. From 06:00 to 09:00 that shift is one person: nobody else is awake to ask, and a delivery fault at that hour holds up warehouses.',
		},
		{
			heading: 'The first ninety days',
			text: 'Month one beside a colleague, month two on the queue with every reply read before it goes out, month three alone with a weekly review of three cases chosen at random.',
		},
	],
};
