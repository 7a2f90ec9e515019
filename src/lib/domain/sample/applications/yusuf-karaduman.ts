import type { SampleApplication } from '#lib/domain/sample/types.ts';

export const yusufKaraduman: SampleApplication = {
	key: 'yusuf',
	name: 'Yusuf Karaduman',
	email: 'yusuf.karaduman@example.com',
	stage: 'panel',
	addedDaysAgo: 34,
	scheduled: [
		{ interview: 'first_conversation', startsInDays: -27, hour: 16, panel: ['leilani'] },
		{ interview: 'live_troubleshooting', startsInDays: -9, hour: 10, panel: ['piotr'] },
		{ interview: 'customers_and_colleagues', startsInDays: -8, hour: 11, panel: ['devika', 'adaeze'] },
	],
	exercise: {
		exercise: 'missing_orders',
		state: 'graded',
		sentDaysAgo: 25,
		daysAgo: 20,
		graders: ['samuel'],
		answers: [
			`All times UTC; ticket times minus two hours.

Candidates: (a) release 21:40, (b) customer's gateway 20:30, (c) a limit on our own way out, (d) the content of certain orders.
(a) is out: d-7731 fails at 20:52, before it. (d) is out as far as one can see: the three failures have nothing in common except size, 66102, 70918, 91377; everything up to 64880 passes. Border therefore in (64880, 66102], 65536 is the obvious number. (b) against (c): the answer carries "server: tidewick-edge" and comes after 40 ms, so it is theirs; had it been our proxy, other customers with large orders would fail too, which one search shows.
d-7702 with 71204 bytes passed at 19:41, which dates the border between 19:41 and 20:52. (b) lies in that window, nothing else does.

Sure: 95 %. What would change my mind: one 413 at another customer, or one body above 65536 accepted by Tidewick today. Checks, in this order: search for 413 over all customers since 19:00; ask their IT for client_max_body_size or its like.
504 at 21:44 and 401 at 05:02 recovered and are separate. Worth a look, see the last answer.`,
			`Hello Tamsin,

since 20:30 UTC (22:30 yours) your deliveries go through the new gateway. A gateway of this kind has a limit on the request body, commonly 65536 bytes. In the period from 20:52 UTC we observe three deliveries above this value, which were refused with status 413, and none above it that was accepted. The release at 21:40 UTC is later than the first refusal and therefore not the cause, so it will not be rolled back.

Affected are 88140, 88171, 88196. Please have the limit raised, 1 MB is customary. We will send them again after that.

Regards, Yusuf`,
			`To: delivery service, on-call channel. Priority: normal, no change on our side needed.

Fault: POST to Tidewick refused with 413, first at Tue 20:52:37 UTC, still going on (last Wed 05:30:40).
Repeat: send a dummy order of 66,000 bytes to their test address; 64,000 passes.
Ids: d-7731 / 88140, d-7788 / 88171, d-7820 / 88196. Each three tries, given up.
Expected 200 within 0.5 s. Actual 413 within 0.05 s, server: tidewick-edge.
Reach: Tidewick only. I searched the last 24 h for 413 over all customers (query attached) and would add the result here before posting.
Ruled out: release 4.19.0 (later), our proxy (header), signature and timeout (recovered).
Request: 1. do not roll back. 2. replay the three ids when I write "limit confirmed". 3. tell me by 10:30 UTC if a replay after more than 12 h needs anything special.`,
			`Three things. The debug line prints a bearer token: I would not quote it anywhere, have the line purged, have Tidewick replace the token, and open a defect against the debug logger. I admit that I noticed it late, when I read the log for this question. Second, the 401: three seconds, clock drift, compare with other customers. Third, first line's promise: I take it back in my reply and tell the colleague why, not in the ticket.`,
		],
	},
	scorecards: [
		{
			interview: 'first_conversation',
			by: 'leilani',
			submittedDaysAgo: 26,
			ratings: {
				technical_grounding: {
					level: 5,
					note: 'Described what happens to an order between the click and the stored row, named three places where it can be sent twice and which of them stays silent. I showed a trace from a queue that was new to the candidate; it was read correctly, without a hint.',
				},
				difficult_conversations: {
					level: 2,
					note: 'In the pharmacy case: "I told him that retries are exponential, so he would have to wait." The pharmacist had not finished his sentence. Asked what the pharmacist had been afraid of: long pause, "I did not ask".',
				},
				ownership: {
					level: 3,
					note: 'Answered each mail within the agreed day and closed on confirmation. "The system reminds me, that works."',
				},
			},
			redFlag: {
				text: 'Speaks of customers with contempt',
				evidence: 'Early in the second case a caller was "the gentleman who cannot read".',
				state: 'dismissed',
				resolution:
					"I went through Leilani's notes with her. The words were those of a colleague whom the candidate was quoting; the story goes on with the candidate asking for them to be struck from the ticket. Leilani had written the quotation down before its end and agrees.",
				by: 'ines',
				daysAgo: 24,
			},
			observedSignals: ['Says what would prove their own theory wrong before testing it'],
			overall: 'no',
			keyTakeaways:
				'Technically the most exact account I have had. Twice explained where somebody needed to be heard.',
			noteForNext: 'Please play a customer who is worried rather than angry, and leave silences.',
		},
		{
			interview: 'exercise',
			by: 'samuel',
			submittedDaysAgo: 19,
			ratings: {
				diagnosis: {
					level: 5,
					note: 'Four possible causes listed before any is judged; the border put into an interval; d-7702 used to date it; says what single finding would overturn the answer, and puts the checks in order of cost.',
				},
				written_clarity: {
					level: 3,
					note: 'Nothing wrong and nothing rude in it. The missing orders stand in the second paragraph, after body limits and status codes, and "after that" has no time. A shift lead could not pass it on.',
				},
				escalation: {
					level: 5,
					note: 'Could be started on by somebody who never saw the ticket: how to repeat it with a dummy, both kinds of id, what is ruled out and by what, three numbered requests, one of them with a time.',
				},
				data_care: {
					level: 4,
					note: 'Found on the way through the last prompt, and said so. Token not quoted, line purged, customer to replace it, defect against the logger.',
				},
			},
			observedSignals: [
				'Says what would prove their own theory wrong before testing it',
				'Turns all times into one zone before comparing them',
				'Answers a worried customer in internal words: sprint, backlog, tier two',
			],
			overall: 'strong_yes',
			keyTakeaways:
				'Best analysis and best handover of this round. The reply is written for an engineer, not for Tamsin.',
			noteForNext: 'Worth watching: the same content written for somebody who is not technical.',
		},
		{
			interview: 'live_troubleshooting',
			by: 'piotr',
			submittedDaysAgo: 9,
			ratings: {
				diagnosis: {
					level: 5,
					note: 'Wrote three causes on the pad before touching the keyboard (filter, page size, permission on a row) and chose the export of one row because "it splits all three". Filter found at minute nine, pointed at the line with the field id that no longer exists.',
				},
				technical_grounding: {
					level: 5,
					note: 'Read the cursor, decoded it in the console and explained why page one can work while page two fails. Corrected me on how the time-out is counted, and was right.',
				},
				data_care: {
					level: 4,
					note: '"No, thank you. Can I view it as the user, and is there a consent on file?" Cleared the clipboard after I mentioned that a token was still in it.',
				},
			},
			observedSignals: ['Says what would prove their own theory wrong before testing it'],
			overall: 'strong_yes',
			keyTakeaways: 'Would have solved it alone at six in the morning. I had nothing to hint at.',
		},
		{
			interview: 'customers_and_colleagues',
			by: 'devika',
			submittedDaysAgo: 7,
			ratings: {
				difficult_conversations: {
					level: 4,
					note: 'Was silent while Adaeze played angry, then "you were told it would not happen, and it did". Two sentences on certificates before "I do not have a date for the renewal". Offered the alarm and a call at nine.',
				},
				written_clarity: {
					level: 3,
					note: 'Five true lines. They begin with the certificate; that the registers are open again is line three, and the next update has a day and no hour.',
				},
				escalation: {
					level: 4,
					note: 'Told of a stuck import: steps, job ids, how many customers, request for one query to be run. Asked what had been ruled out: "I knew it, I did not write it".',
				},
				ownership: {
					level: 3,
					note: 'The import case was answered on time each day and closed with the customer\'s "thanks". Came back to it when the ticket was reopened by the customer.',
				},
			},
			observedSignals: ['Gives a time for the next word, and keeps the number of promises small'],
			overall: 'yes',
			keyTakeaways:
				'Better in the call than in the written update: held still, said the bad news, gave a time. Writing puts the mechanism before the message.',
		},
		{
			interview: 'customers_and_colleagues',
			by: 'adaeze',
			submittedDaysAgo: 6,
			ratings: {
				difficult_conversations: {
					level: 2,
					note: 'As the coordinator I said "the head teachers have my private number". The answer began "technically the page was up at 08:38". When I pressed ("so it was not down?") there were some twenty seconds of silence before the alarm was offered.',
				},
				written_clarity: {
					level: 2,
					note: 'The update says both "no action needed" and "please reload the page and sign in again". A school would have to write back to learn which.',
				},
				escalation: {
					level: 4,
					note: 'Import case: reach by query, times in UTC, one request in bold. What had been tried before was in the head and not in the handover, as the candidate said without being pushed.',
				},
				ownership: {
					level: 3,
					note: '"When they confirm, I close it." No case came to mind that was looked at again afterwards; did not invent one.',
				},
			},
			observedSignals: ['Answers a worried customer in internal words: sprint, backlog, tier two'],
			overall: 'no',
			keyTakeaways:
				'I was the one on the other end, and I did not feel heard until late. Devika and I should compare what we wrote down about the first three minutes.',
		},
	],
	debriefOpenedDaysAgo: 2,
};
