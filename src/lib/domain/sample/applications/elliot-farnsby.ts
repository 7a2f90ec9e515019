import type { SampleApplication } from '#lib/domain/sample/types.ts';

export const elliotFarnsby: SampleApplication = {
	key: 'elliot',
	name: 'Elliot Farnsby',
	email: 'elliot.farnsby@example.com',
	stage: 'panel',
	addedDaysAgo: 48,
	scheduled: [
		{ interview: 'first_conversation', startsInDays: -41, hour: 14, panel: ['leilani'] },
		{ interview: 'live_troubleshooting', startsInDays: -27, hour: 9, panel: ['piotr'] },
		{ interview: 'customers_and_colleagues', startsInDays: -26, hour: 15, panel: ['devika'] },
	],
	exercise: {
		exercise: 'missing_orders',
		state: 'graded',
		sentDaysAgo: 39,
		daysAgo: 33,
		graders: ['samuel'],
		answers: [
			`I put the log into a table and sorted it by size. Then it is plain: since Tuesday evening everything up to 64,880 bytes passes and everything from 66,102 is refused with 413. Before the evening 71,204 passed.

Of the two changes that night, the gateway (20:30 UTC) precedes the first refusal (20:52), the release (21:40) follows it. The gateway it is. I would ask their IT for the configured limit and expect to hear 64 KiB. If they say "none", I start over with the release notes of 4.19.0.

Confidence: high for the size, good for the gateway.`,
			`Hello Tamsin,

88140, 88171 and 88196 are the three orders you are missing, and all three can still be sent. Your shift lead can pick them from the shop's order list in the meantime; every other order has arrived.

They were turned away because they are long. Since last night your new gateway accepts orders up to a certain size only, and the test orders were shorter. Our release came later than the first refusal, so nothing is being rolled back, and the message that said so was a mistake on our part.

One request for your IT: allow bodies of up to 1 MB. Tell me when that is done, and the three are with you ten minutes later. I will write again at 11:15 your time, also if I have heard nothing.

Elliot`,
			`Delivery team, please replay d-7731, d-7788 and d-7820 (Tidewick; orders 88140, 88171, 88196) as soon as I confirm here that their limit is raised. Until then there is nothing to do.
Background: 413 from tidewick-edge since Tue 20:52:37 UTC for bodies above 64 KiB; 64,880 passes, 66,102 does not, so any order of 67,000 bytes repeats it. Only Tidewick in the last 24 hours as far as I can search. Log attached.`,
			`The log has Tamsin's e-mail address in it, so it should stay inside the company. And I would talk to first line about promises, kindly.`,
		],
	},
	scorecards: [
		{
			interview: 'first_conversation',
			by: 'leilani',
			submittedDaysAgo: 40,
			ratings: {
				technical_grounding: {
					level: 4,
					note: 'Had prepared a case with the query printed out, and explained both joins and the date filter. Took one hint on why a left join keeps the empty rows.',
				},
				difficult_conversations: {
					level: 4,
					note: 'Theatre box office on an opening night. "You have a queue in the foyer, so I will be short." Softened it with "almost all seats are fine" before saying that row F had been sold twice. Rang back at seven as agreed.',
				},
				ownership: {
					level: 3,
					note: 'Row F was settled that night and the ticket closed once the theatre had said thank you. The weekly list would have shown a repeat; it was not looked for otherwise.',
				},
			},
			observedSignals: ['Asks what the customer was trying to get done, not only what broke'],
			overall: 'yes',
			keyTakeaways:
				'Well prepared, exact about their own part, good with the theatre. Prepared is the word: the query was known by heart.',
			noteForNext: 'Everything we discussed was known beforehand. See something unprepared.',
		},
		{
			interview: 'exercise',
			by: 'samuel',
			submittedDaysAgo: 31,
			ratings: {
				diagnosis: {
					level: 4,
					note: 'Sorted by size, border found, both changes put in order of time, and says what answer from their IT would send the search back to the release. That the refusal might come from something in between is not raised.',
				},
				written_clarity: {
					level: 5,
					note: 'Starts with the three numbers. No technical word before the request to IT. "Because they are long" is the best explanation in the pile; replay in ten minutes, next word at 11:15.',
				},
				escalation: {
					level: 4,
					note: 'Request in the first sentence with all six ids and a trigger; how to repeat it and reach follow. Nothing on what was ruled out.',
				},
				data_care: {
					level: 3,
					note: 'Sees the e-mail address and keeps the log in the house, as the rule says. The key two fields further on went unread, and the log is attached to the handover.',
				},
			},
			observedSignals: [
				'Turns all times into one zone before comparing them',
				'Gives a time for the next word, and keeps the number of promises small',
			],
			overall: 'yes',
			keyTakeaways:
				'Took the full time and used it well: tidy analysis, very good reply. Key in the log overlooked.',
			noteForNext: 'Written at leisure over two evenings, as the candidate says. Pace is unknown.',
		},
		{
			interview: 'live_troubleshooting',
			by: 'piotr',
			submittedDaysAgo: 26,
			ratings: {
				diagnosis: {
					level: 2,
					note: 'Other browser, smaller export, new saved filter, permissions toggled and toggled back: eleven tries in half an hour. One of them made the export run; asked which and why: "the permissions, I think" (it was the new filter). I closed the case at minute forty.',
				},
				technical_grounding: {
					level: 2,
					note: 'Took the 400 on page two for a time-out and raised the time-out. Followed the runbook for slow exports step by step; on what step three was for: "it is in the runbook".',
				},
				data_care: {
					level: 4,
					note: 'Said no to the password and asked whether the customer had agreed to our looking. Deleted the downloaded export when I asked what was to become of it.',
				},
			},
			observedSignals: ['Reaches for a restart or a cleared cache before reading anything'],
			overall: 'no',
			keyTakeaways:
				'Stayed friendly and honest under strain. With an unknown fault and the clock running, tries replaced looking, and the account afterwards did not match what had happened.',
		},
		{
			interview: 'customers_and_colleagues',
			by: 'devika',
			submittedDaysAgo: 25,
			ratings: {
				difficult_conversations: {
					level: 4,
					note: 'Heard the coordinator out, "two mornings of paper lists". Began with what is already better before "there is no date for the rest". Agreed the call at nine, and asked which number to use.',
				},
				written_clarity: {
					level: 4,
					note: 'Update of five lines that a secretary could act on; "expired certificate" is the one term left standing.',
				},
				escalation: {
					level: 4,
					note: 'Brought an anonymised one: steps, ids, nine customers, "please raise the quota to 40". Had tried two other things first, which engineering learned on the phone.',
				},
				ownership: {
					level: 4,
					note: 'Quota case: wrote on Monday that Wednesday would become Friday, checked the graph a week later. "I told my desk neighbour, that was all."',
				},
			},
			observedSignals: ['Gives a time for the next word, and keeps the number of promises small'],
			overall: 'yes',
			keyTakeaways:
				'Reliable with customers and with colleagues, and writes well. I would like to work with this person.',
		},
	],
	debriefOpenedDaysAgo: 22,
	decision: {
		outcome: 'reject',
		by: 'adaeze',
		reasonCodes: ['gap_where_it_counts', 'other_role_fits_better'],
		reason:
			'For this vacancy the gap between prepared and unprepared work is too wide. With time, the diagnosis was good; live, eleven tries did not lead to the cause, a refused request was read as a time-out, and the explanation afterwards named the wrong change.',
		departureReason:
			"The recommendation counts the exercise and the live session alike, and writing and conversations lift it. Two weeks in six this person would be alone from 06:00 to 09:00 with faults that nobody has described yet, which is what the live session looks like and the exercise does not. Piotr's notes are specific and nobody else saw that situation. I weighed a second live session and decided against it: the first was run by the guide, with hints offered. I have asked Inés to tell the candidate what was strong, and to suggest the onboarding team, where work of this kind is prepared.",
		daysAgo: 21,
	},
};
