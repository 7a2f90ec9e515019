import type { SampleApplication } from '#lib/domain/sample/types.ts';

/** Before anything was handed in: added, invited, met once, at work on the exercise. */
export const earlyApplications: readonly SampleApplication[] = [
	{
		key: 'mateus',
		name: 'Mateus Figueira',
		email: 'mateus.figueira@example.com',
		stage: 'first_conversation',
		addedDaysAgo: 0,
		scheduled: [],
		scorecards: [],
	},
	{
		key: 'hye_jin',
		name: 'Hye-jin Noh',
		email: 'hyejin.noh@example.com',
		stage: 'first_conversation',
		addedDaysAgo: 3,
		scheduled: [{ interview: 'first_conversation', startsInDays: 2, hour: 10, panel: ['leilani'] }],
		scorecards: [],
	},
	{
		key: 'oluwaseun',
		name: 'Oluwaseun Bakare',
		email: 'oluwaseun.bakare@example.com',
		stage: 'first_conversation',
		addedDaysAgo: 8,
		scheduled: [{ interview: 'first_conversation', startsInDays: -3, hour: 14, panel: ['viewer'] }],
		scorecards: [],
	},
	{
		key: 'katarzyna',
		name: 'Katarzyna Wrona',
		email: 'katarzyna.wrona@example.com',
		stage: 'exercise',
		addedDaysAgo: 11,
		scheduled: [{ interview: 'first_conversation', startsInDays: -5, hour: 11, panel: ['devika'] }],
		exercise: {
			exercise: 'missing_orders',
			state: 'sent',
			sentDaysAgo: 2,
			daysAgo: 2,
			graders: ['samuel'],
		},
		scorecards: [
			{
				interview: 'first_conversation',
				by: 'devika',
				submittedDaysAgo: 5,
				ratings: {
					technical_grounding: {
						level: 3,
						note: 'Told a 403 from a 500 at once and knew which of the two to bring to engineering. The case also turned on an expired token: "that part I asked a colleague to read for me".',
					},
					difficult_conversations: {
						level: 4,
						note: 'Parents locked out of a report on the last day of term. Opened with "you planned your evening around this and we broke it". Circled for a sentence or two before saying that the report would not come back that night, then offered the figures by e-mail by eight.',
					},
					ownership: {
						level: 4,
						note: 'Had promised a callback for a Friday, saw on Thursday that it would not hold, and rang to move it. Looked in again the week after. Asked whether anybody else learned from it: "no, I kept it in my own notes".',
					},
				},
				observedSignals: ['Asks what the customer was trying to get done, not only what broke'],
				overall: 'yes',
				keyTakeaways:
					'Calm and concrete with upset customers, with the words to show for it. Reads the common signs alone and says where that ends. Open: how far the diagnosis goes without somebody to ask.',
				noteForNext:
					'The one technical case we had time for was solved together with a colleague. Worth seeing one done alone.',
			},
		],
	},
	{
		key: 'tevita',
		name: 'Tevita Moala',
		email: 'tevita.moala@example.com',
		stage: 'exercise',
		addedDaysAgo: 12,
		scheduled: [{ interview: 'first_conversation', startsInDays: -6, hour: 9, panel: ['piotr'] }],
		exercise: {
			exercise: 'missing_orders',
			state: 'started',
			sentDaysAgo: 4,
			daysAgo: 0,
			graders: ['samuel'],
			answers: [
				`What gets through: everything small. What fails for good: 88140 (70918 bytes), 88171 (66102) and 88196 (91377), each three times with a 413. The largest that passed since then is 88163 with 64880, so the line is somewhere between 64880 and 66102. Before the evening, 88120 passed with 71204, so the limit is new.

The 504 on 88152 and the 401 on 88190 went through on the second try, I count them as noise for now.

When was the limit put there? After 19:41 and before 20:52 UTC. The gateway was done at half past ten, that is 20:30 if I take off the two hours -> `,
				'',
				'',
				'',
			],
		},
		scorecards: [
			{
				interview: 'first_conversation',
				by: 'piotr',
				submittedDaysAgo: 6,
				ratings: {
					technical_grounding: {
						level: 4,
						note: 'Drew the path of a payment callback on paper, retries included. Was unsure where an idempotency key is kept; after one hint ("who has to remember it?") finished the drawing alone.',
					},
					difficult_conversations: {
						level: 3,
						note: 'Ferry operator whose tickets printed twice. Stayed friendly, answered what was asked. The operator had to ask "so when do I hear from you?" before there was a time.',
					},
					ownership: {
						level: 5,
						note: 'Kept the double-print case for five weeks after the refund: wrote to the operator each Friday unasked, compared ticket counts after the fix, and got a check for doubles into the nightly job. Brought the before and after numbers (31 a week, then 0).',
					},
				},
				observedSignals: ['Tells of a fault that their own work had caused, and what changed after it'],
				overall: 'yes',
				keyTakeaways:
					'The double-print case carried the conversation: their own part was clear, the numbers were at hand, and the fault lay in a template they had made themselves. In the call itself, led rather than leading.',
				noteForNext: 'Did not come up at all: how an escalation is written. Please ask for one.',
			},
		],
	},
];
