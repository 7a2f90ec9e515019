import type { SampleApplication } from '#lib/domain/sample/types.ts';

export const thandiweMokoena: SampleApplication = {
	key: 'thandiwe',
	name: 'Thandiwe Mokoena',
	email: 'thandiwe.mokoena@example.com',
	stage: 'panel',
	addedDaysAgo: 45,
	scheduled: [
		{ interview: 'first_conversation', startsInDays: -38, hour: 9, panel: ['devika'] },
		{ interview: 'live_troubleshooting', startsInDays: -24, hour: 14, panel: ['piotr'] },
		{ interview: 'customers_and_colleagues', startsInDays: -23, hour: 10, panel: ['adaeze'] },
	],
	exercise: {
		exercise: 'missing_orders',
		state: 'graded',
		sentDaysAgo: 36,
		daysAgo: 33,
		graders: ['samuel'],
		answers: [
			`First the clock: Tamsin writes UTC+2, the log is UTC. Her "half past ten" is 20:30, our release is 21:40, the first refusal is 20:52. So the gateway comes before the trouble and the release after it.

What fails: 88140, 88171, 88196. Each gets 413 three times. What they share is size, all above 66,000 bytes. The largest accepted one since then is 64,880 (88163), and a larger one, 71,204, was still fine at 19:41. So: since the gateway, somewhere near 64 KiB, large orders are turned away.

I am sure enough to tell the customer, not sure enough to call it proven. I would ask their IT to look up 20:52:37 in the gateway's log. If they see our request arriving and being refused there, it is settled; if they do not see it at all, I am wrong and will look for something between us.`,
			`Hello Tamsin,

Three orders have not reached your warehouse: 88140, 88171 and 88196. Nothing is lost, and we can send them again today.

For the shift lead: pick those three by hand now, all others have arrived.

Why: since last night your new gateway refuses large orders. Your test orders were small, so they passed. It began before our release, so there is nothing to roll back. You were told otherwise this morning; that was wrong, and I am sorry about the lost hour.

What I need: please send your IT the next line.
"Please raise the limit for request bodies to 1 MB and look for a 413 at 20:52:37 UTC."

As soon as they have done so I send the three orders and check each one with you. You hear from me at 11:00 your time, with or without news.

Thandiwe`,
			`To the delivery team:
- Since Tue 20:52 UTC Tidewick's gateway answers 413 to bodies above about 64 KiB. Not our release.
- Given up: d-7731, d-7788, d-7820 (orders 88140, 88171, 88196). Expected 200, got 413 from "tidewick-edge".
- To repeat: deliver any order above 67,000 bytes to them. One of 64,880 passes.
- Other customers: I looked for 413 in the same night, please tell me if you see any that I cannot.
- Please replay the three when I write here that the limit is up. I expect that around noon, their time.
- Not asking for a change today. For later: a third 413 in a row could alert us before the customer does.`,
			`Yes, before anything else, which is why the log is not attached to my handover: the line at 05:48:26 shows Tidewick's live key. I rang... in real life I would ring Tamsin first, because it is her key and she can replace it, and not put it in writing. Then have the line removed where logs are kept, find out who has read or exported them since 05:48, and report the debug logger. I would also look whether other customers' replays were logged in the same way.

Smaller: first line promised a rollback. I would show the colleague how to see in the log that it was not the release.`,
		],
	},
	scorecards: [
		{
			interview: 'first_conversation',
			by: 'devika',
			submittedDaysAgo: 37,
			ratings: {
				technical_grounding: {
					level: 4,
					note: 'Explained a webhook to me as to a new colleague, with signature and retry. At the question of what happens if our answer is lost on the way, took "think of the second delivery" and worked out the double booking.',
				},
				difficult_conversations: {
					level: 5,
					note: 'Blood-bank courier, labels wrong for a morning. "I said: forty boxes, two drivers sent back, one hospital waiting. Is that all of it? Then I said that I could not get the labels right before two." Ended with who rings whom at which hour.',
				},
				ownership: {
					level: 5,
					note: 'Went on after the courier was content: compared a week of labels with the orders, found eleven more at another customer, wrote to them first, and had a check put in front of the printer. Showed the team in the Friday round.',
				},
			},
			observedSignals: [
				'Asks what the customer was trying to get done, not only what broke',
				'Tells of a fault that their own work had caused, and what changed after it',
			],
			overall: 'strong_yes',
			keyTakeaways:
				'The courier case has everything: what it cost them, the bad news, the follow-up, eleven more found. The label template was their own mistake and was named as such in the first minute.',
			noteForNext: 'Thinks before speaking; leave a pause and the second half of the answer comes.',
		},
		{
			interview: 'exercise',
			by: 'samuel',
			submittedDaysAgo: 32,
			ratings: {
				diagnosis: {
					level: 4,
					note: 'Starts with the time zones, finds the size and the gateway, and says which entry in the gateway log would prove it and which would refute it. A limit on our own way out is not thought of until the last half sentence.',
				},
				written_clarity: {
					level: 5,
					note: 'Missing orders first, then one line that the shift lead can act on, then a sentence to forward to IT as it stands. Wrong promise taken back with a reason. Next word at 11:00, with or without news.',
				},
				escalation: {
					level: 4,
					note: 'Ids, border, trigger and expected time of the replay. Reach is put as a question, and that timeout and signature were ruled out has to be taken from elsewhere.',
				},
				data_care: {
					level: 5,
					note: 'Key noticed before the handover was written: the log is left off on purpose, and the reason is given. Owner told first and by voice, readers since 05:48 to be found, other replays checked.',
				},
			},
			observedSignals: [
				'Turns all times into one zone before comparing them',
				'Spots a key or personal data in the material unprompted',
				'Gives a time for the next word, and keeps the number of promises small',
			],
			overall: 'strong_yes',
			keyTakeaways:
				'I would send the reply as it is. The first submission to raise the key unasked. Analysis clear about what is proven and what is not.',
			noteForNext: 'Not touched in the answers: what lies on our side of a delivery.',
		},
		{
			interview: 'live_troubleshooting',
			by: 'piotr',
			submittedDaysAgo: 24,
			ratings: {
				diagnosis: {
					level: 5,
					note: 'Before the first click: "either the data on page two, or what page two is asked with". Exported two rows a page with and without the filter, which settled it in one go. Pointed at the field id in the request, then restored the field in a copy to see the export run.',
				},
				technical_grounding: {
					level: 4,
					note: 'Requests, error body and the filter table in order. Had not met a cursor; "what would you need to go on where you stopped?" was enough to explain it back to me.',
				},
				data_care: {
					level: 4,
					note: 'Refused the password and asked for a copy of the account instead. Took a screenshot with two customer names on it; cropped it when I asked where it would go.',
				},
			},
			observedSignals: ['Says what would prove their own theory wrong before testing it'],
			overall: 'strong_yes',
			keyTakeaways: 'One experiment that split the two causes, then proof on a copy. Calm throughout.',
		},
		{
			interview: 'customers_and_colleagues',
			by: 'adaeze',
			submittedDaysAgo: 22,
			ratings: {
				difficult_conversations: {
					level: 4,
					note: 'Heard me out and named the head teachers\' calls. Said "we are working on the renewal with priority" first, and when I asked for a date: "there is none, and I should have begun with that". Then alarm, call, time.',
				},
				written_clarity: {
					level: 4,
					note: 'Registers are open, since when, what to do if not, next word at four. One aside about servers that no school needs.',
				},
				escalation: {
					level: 5,
					note: 'Read me a real one from memory: steps, three request ids, UTC, 4 of 310 customers, two causes ruled out and by which test, "please stop job 12 until Thursday". The one that came back had lacked the reach; a template came out of it.',
				},
				ownership: {
					level: 4,
					note: 'Moved a promised date two days ahead of time, and asked again a fortnight later. Has not told anybody what was learned from that one.',
				},
			},
			observedSignals: ['Gives a time for the next word, and keeps the number of promises small'],
			overall: 'yes',
			keyTakeaways:
				'Corrected the soft start of the call without help. The escalation from memory would be a model for our handbook.',
		},
	],
	debriefOpenedDaysAgo: 20,
	decision: {
		outcome: 'hire',
		by: 'adaeze',
		reasonCodes: ['meets_bar', 'strong_where_it_counts'],
		reason:
			'Four people saw the same thing independently: causes are tested rather than assumed (two-rows-a-page experiment; "sure enough to tell the customer, not sure enough to call it proven"), and bad news reaches the customer early and with a time. The exposed key was seen unprompted and handled in the right order. The one thing to build up is our own side of a delivery, cursors and the way out; the second month beside a colleague is the place for it.',
		daysAgo: 19,
	},
};
