import type { SampleApplication } from '#lib/domain/sample/types.ts';

export const garethPennock: SampleApplication = {
	key: 'gareth',
	name: 'Gareth Pennock',
	email: 'gareth.pennock@example.com',
	stage: 'panel',
	addedDaysAgo: 24,
	scheduled: [
		{ interview: 'first_conversation', startsInDays: -17, hour: 13, panel: ['piotr'] },
		{ interview: 'live_troubleshooting', startsInDays: -3, hour: 10, panel: ['devika'] },
		{ interview: 'customers_and_colleagues', startsInDays: -2, hour: 16, panel: ['leilani'] },
	],
	exercise: {
		exercise: 'missing_orders',
		state: 'graded',
		sentDaysAgo: 15,
		daysAgo: 11,
		graders: ['samuel'],
		answers: [
			`413 means the body is too large for whoever answers. It hits 88140, 88171, 88196, all above 65,536 bytes, and spares everything below. It started before your release (20:52 against 21:40 UTC), so the release is innocent. Their gateway went live at 20:30 UTC and signs its answers as tidewick-edge. That is the culprit, 95 %.

To nail it down I would replay 88171 with half of its lines removed. If that passes, it is the size and nothing else.`,
			`Dear Tamsin,

we have analysed the problem in depth. Your company switched to a new gateway on Tuesday evening at 22:30. Such gateways often come with a default limit of 64 KiB for the size of a message. At 05:48 a replay of order 88171 was asked for under your name (key tdw-live-7Q2M-EXAMPLE), which shows that the connection as such is fine. Three of your orders were larger than the limit and were therefore refused: 88140, 88171 and 88196.

Please ask your IT to raise the limit. We will then deliver the three orders again.

Kind regards
Gareth Pennock`,
			`Delivery team: three deliveries to Tidewick were given up with 413 (log attached, all of it). Cause is on the customer's side, body limit in their new gateway. Please be ready to replay.`,
			`First line should not promise rollbacks. I would take that up with them today.`,
		],
	},
	scorecards: [
		{
			interview: 'first_conversation',
			by: 'piotr',
			submittedDaysAgo: 16,
			ratings: {
				technical_grounding: {
					level: 4,
					note: 'Took a failing single sign-on apart from the browser trace: redirect, assertion, clock. Asked what our identity provider calls the audience field, and needed nothing beyond that.',
				},
				difficult_conversations: {
					level: 3,
					note: 'Accountant locked out on the last filing day. Kept to the facts and stayed pleasant; a time for the next call was set after "and now?" from the other end.',
				},
				ownership: {
					level: 3,
					note: 'Closed the sign-on case when the accountant wrote that it worked. "If it comes back, they know where we are."',
				},
			},
			overall: 'yes',
			keyTakeaways:
				'Technically at ease, quick to the point. Cases end for this candidate when the customer says so.',
			noteForNext: 'Tools and notes of their own were mentioned twice; I did not get to ask what is in them.',
		},
		{
			interview: 'exercise',
			by: 'samuel',
			submittedDaysAgo: 9,
			ratings: {
				diagnosis: {
					level: 4,
					note: 'Release ruled out by time, gateway named, and a test proposed that changes one thing only: the same order with half its lines. Does not consider that 88171 could fail for something else in it.',
				},
				written_clarity: {
					level: 3,
					note: 'Everything in it is true and courteous. Which orders are missing comes fifth, after gateways in general; when the three will be sent again is left open.',
				},
				escalation: {
					level: 3,
					note: 'Fault, side and status code are named, log attached. "Be ready to replay" without ids in the text or a trigger: one round of questions before anybody can start.',
				},
				data_care: {
					level: 2,
					note: 'Repeats the key from the debug line in the reply to the customer, and attaches the full log, key included, to the handover. The fourth answer does not mention it.',
				},
			},
			observedSignals: ['Turns all times into one zone before comparing them'],
			overall: 'yes',
			keyTakeaways: 'Good eye for the cause. Reply buries the answer, and the key went out twice.',
			noteForNext: 'Please ask how access and keys were handled in the last job.',
		},
		{
			interview: 'live_troubleshooting',
			by: 'devika',
			submittedDaysAgo: 2,
			ratings: {
				diagnosis: {
					level: 4,
					note: 'Reproduced the stopped export in four minutes and compared it with one that worked: "same data, other filter". Found the deleted field there. Asked whether page size could also explain it, set it to 10 and showed that it could not.',
				},
				technical_grounding: {
					level: 4,
					note: 'Read the export job and its query without help. Was stuck at the cursor parameter until I said "look at what page two asks for".',
				},
				data_care: {
					level: 1,
					note: 'Took the administrator password when I offered it, signed in and opened the billing page "to see what kind of account this is". Then told me unprompted about the spreadsheet (see the red flag) and called it "just being organised".',
				},
			},
			redFlag: {
				text: "Used a customer's credentials or looked into a customer's data beyond what the case needed, and sees nothing wrong in it",
				evidence:
					'Kept a private spreadsheet with the administrator passwords that customers had sent in tickets, "because asking twice looks unprofessional", and used one of them from home, without a ticket, to look at how another firm had set up its invoices. I asked whether the customer knew. "It never came up."',
				state: 'open',
			},
			overall: 'strong_no',
			keyTakeaways:
				'Finds faults quickly and methodically. The account of the password spreadsheet is a reason to stop for me; I wrote it down as close to the words as I could, and a second person should ask about it.',
		},
		{
			interview: 'customers_and_colleagues',
			by: 'leilani',
			submittedDaysAgo: 'draft',
			ratings: {
				difficult_conversations: {
					level: 4,
					note: 'Let me be angry for two minutes, then "fourteen schools on paper, twice, that is on us". Said a little about certificates before admitting that automatic renewal has no date yet. Call tomorrow at nine agreed.',
				},
				written_clarity: {
					level: 3,
					note: 'Update in the document: correct, no blame, but what schools should do stands in line four, and',
				},
			},
		},
	],
};
