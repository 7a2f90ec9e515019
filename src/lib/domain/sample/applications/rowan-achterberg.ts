import type { SampleApplication } from '#lib/domain/sample/types.ts';

export const rowanAchterberg: SampleApplication = {
	key: 'rowan',
	name: 'Rowan Achterberg',
	email: 'rowan.achterberg@example.com',
	stage: 'panel',
	addedDaysAgo: 19,
	scheduled: [
		{ interview: 'first_conversation', startsInDays: -13, hour: 10, panel: ['leilani'] },
		{ interview: 'live_troubleshooting', startsInDays: 0, hour: 15, panel: ['viewer', 'devika'] },
		{ interview: 'customers_and_colleagues', startsInDays: 2, hour: 11, panel: ['adaeze'] },
	],
	exercise: {
		exercise: 'missing_orders',
		state: 'graded',
		sentDaysAgo: 11,
		daysAgo: 7,
		graders: ['samuel'],
		answers: [
			`Pattern: size. Failed for good are 70918, 66102 and 91377 bytes. Passed since 20:52 are 22017, 20951, 64880 and 19422. The border is between 64880 and 66102, which smells of 65536 = 64 KiB. 71204 still passed at 19:41, so the border came in between.

Cause: the new gateway at Tidewick. Ready at 22:30 their time, 20:30 UTC, first refusal 20:52. The refusals take about 40 ms while a real delivery takes 300 to 400: the request never gets as far as their application. The test orders of their IT were probably small.

Sure: quite. Next check: the gateway's own log for 20:52:37, or its configured body limit.`,
			`Hello Tamsin,

Three orders are missing, 88140, 88171 and 88196, and we can send them again as soon as your gateway lets them through. Please pull them by hand from your shop until then.

The cause is very likely a limit of 64 KiB in the gateway that your IT switched to last night: large orders have been refused since 22:52 your time, small ones pass. Our release came 48 minutes later and is not the reason, so we are not rolling it back; I am sorry that you were told otherwise.

What your IT needs to do: raise the limit for request bodies to at least 1 MB and tell me. I will send the three orders within 15 minutes of that, and write at 12:00 in any case.

Rowan`,
			`To: delivery team, low urgency.

Customer Tidewick refuses bodies over 64 KiB (413 from "tidewick-edge") since Tue 20:52 UTC. Deliveries d-7731, d-7788, d-7820 were given up. Log attached. We will need a replay later today.`,
			`There is what looks like a live key in the debug line of 05:48:26. I only saw it when your question made me read again. I would cut that line out before the log goes to anybody, tell Tamsin by phone that the key was written to a log and should be replaced, and ask the delivery team why headers end up in debug output at all. I have not copied it here.`,
		],
	},
	scorecards: [
		{
			interview: 'first_conversation',
			by: 'leilani',
			submittedDaysAgo: 12,
			ratings: {
				technical_grounding: {
					level: 4,
					note: 'Explained a slow report down to a query that read a whole table, and wrote the join on a shared page. Wondered about the index for a moment; "which column do you filter on?" was enough.',
				},
				difficult_conversations: {
					level: 3,
					note: 'Museum shop, tills down on a Saturday. Facts were right and the tone friendly; answered each question as it came. "They then asked when they would hear from me, and I said by five."',
				},
				ownership: {
					level: 4,
					note: 'Told the museum on Wednesday that the Friday date would slip to Monday, and rang the Tuesday after to hear whether the weekend had gone well. What caused it was written down nowhere but in the ticket.',
				},
			},
			observedSignals: ['Turns all times into one zone before comparing them'],
			overall: 'yes',
			keyTakeaways:
				'A clear account of a slow query, with their own part in it and what came of it. Keeps dates. In the angry call the customer led; I would like to see a second one.',
			noteForNext:
				'Ask for a hard conversation other than the museum shop. Says that live exercises make for a slow start: give two minutes to read in.',
		},
		{
			interview: 'exercise',
			by: 'samuel',
			submittedDaysAgo: 5,
			ratings: {
				diagnosis: {
					level: 4,
					note: 'Border set between 64880 and 66102 and read as 64 KiB; uses the 40 ms against 300 ms as a second piece of evidence. The release is ruled out only in the reply, not in the analysis, and whether the limit could lie on our side is not asked.',
				},
				written_clarity: {
					level: 4,
					note: 'First sentence says how many orders, which, and that they can be sent again. Takes back the rollback promise and sets 12:00. "64 KiB" and "request bodies" stand there unexplained for somebody among pickers.',
				},
				escalation: {
					level: 3,
					note: 'Ids and start time are there; but "low urgency" without a word on who else may be hit, and the replay is "later today" with no trigger. The team would have to ask.',
				},
				data_care: {
					level: 4,
					note: 'Says openly that the key was found on the second reading, after the fourth prompt. Then all of it right: line cut out, customer told by phone, cause of the logging asked for, key not repeated.',
				},
			},
			observedSignals: [
				'Turns all times into one zone before comparing them',
				'Gives a time for the next word, and keeps the number of promises small',
			],
			overall: 'yes',
			keyTakeaways:
				'Sound diagnosis with two kinds of evidence and a reply that could go out nearly as it is. The handover is the thin part.',
			noteForNext:
				'The third prompt was answered in a few lines. Who else a fault can reach is worth a question.',
		},
	],
};
