import type { SampleJob } from '#lib/domain/sample/types.ts';

export const sampleJob: SampleJob = {
	key: 'support_engineer_orders',
	title: 'Customer Support Engineer, order platform',
	roleKey: 'support_engineer',
	stages: [
		{
			key: 'first_conversation',
			title: 'First conversation',
			interviews: [
				{
					key: 'first_conversation',
					title: 'First conversation',
					minutes: 45,
					guidance:
						'Five minutes to say who you are and how the three stages go, thirty for the questions, ten for theirs. Ask for one real case and stay with it: what they saw, what they did, what came of it. Take down words rather than impressions. Tell them about the early shift and that the next step is a written exercise of 60 to 90 minutes.',
					focus: ['technical_grounding', 'difficult_conversations', 'ownership'],
					questions: [
						'Walk me through the last fault you found. What was in front of you when you began, and what did you look at first?',
						'Somewhere in that case was a request, a log or a query. Explain it to me as you would to a new colleague.',
						'Tell me about a customer who was right to be angry with you. What did they say, and what did you say next?',
						'Which promise to a customer was the hardest to keep last year? How did it end?',
						'What would you like to know about the early shift, when you are the only one awake?',
					],
				},
			],
			exercises: [],
		},
		{
			key: 'exercise',
			title: 'Exercise',
			interviews: [],
			exercises: ['missing_orders'],
		},
		{
			key: 'panel',
			title: 'Panel',
			interviews: [
				{
					key: 'live_troubleshooting',
					title: 'Live troubleshooting',
					minutes: 60,
					guidance:
						'Share the practice account, in which exports stop after the first page because a saved filter refers to a deleted field. Forty minutes at the keyboard, theirs, while they think aloud. Give a hint only when they ask or after five minutes without a new idea, and write down which. Offer the administrator password once, as a shortcut, and note what they do with the offer. Keep fifteen minutes for the questions.',
					focus: ['diagnosis', 'technical_grounding', 'data_care'],
					questions: [
						'Before you touch anything: what could it be, and which look would tell those apart?',
						'What have you ruled out so far, and by what?',
						'I could give you the administrator password of this account. Do you want it?',
						'When did you last have more access than a case called for? What did you do with it?',
						'If you had to tell the customer something right now, what would it be, and how sure are you?',
					],
				},
				{
					key: 'customers_and_colleagues',
					title: 'Customers and colleagues',
					minutes: 60,
					guidance:
						'Begin with the call: you play the coordinator of fourteen schools whose registers were down twice in a fortnight. Stay angry for the first two minutes, then follow their lead. After that, ten minutes for a written status update in the shared document, then the questions. Where an answer says "we", ask what the candidate did.',
					focus: ['difficult_conversations', 'written_clarity', 'escalation', 'ownership'],
					questions: [
						'(Play the call.) Nobody wrote to me for two hours. Why should I believe anything you tell me?',
						'Write the update that goes to all fourteen schools now: five lines, in the shared document.',
						'Describe an escalation that engineering could start on without asking you anything. Then one that came back.',
						'When was a case closed for everybody but you? What made you keep it?',
						'Have you ever had to take back something that you had told a customer? How?',
					],
				},
			],
			exercises: [],
		},
	],
};
