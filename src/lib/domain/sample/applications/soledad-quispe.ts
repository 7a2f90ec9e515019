import type { SampleApplication } from '#lib/domain/sample/types.ts';

export const soledadQuispe: SampleApplication = {
	key: 'soledad',
	name: 'Soledad Quispe',
	email: 'soledad.quispe@example.com',
	stage: 'panel',
	addedDaysAgo: 30,
	scheduled: [
		{ interview: 'first_conversation', startsInDays: -22, hour: 15, panel: ['piotr'] },
		{ interview: 'live_troubleshooting', startsInDays: -6, hour: 11, panel: ['devika', 'leilani'] },
		{ interview: 'customers_and_colleagues', startsInDays: -5, hour: 14, panel: ['adaeze'] },
	],
	exercise: {
		exercise: 'missing_orders',
		state: 'graded',
		sentDaysAgo: 20,
		daysAgo: 16,
		graders: ['samuel'],
		answers: [
			`I went through what it could be, one after the other:
- The release: would be at 21:40. The order 88140 already failed at 20:52. So no.
- A slow network on their side: 88152 timed out once, but it passed on the second try, so it is not what loses orders.
- The signature: 88190, also passed on the second try. No.
- The new gateway: 88140, 88171, 88196 get 413, which I looked up: too large. They are the three largest since the evening. It fits.

So it is probably the gateway and the size of the order.`,
			`Good morning Tamsin,

three orders are missing from your warehouse: 88140, 88171 and 88196. None is lost; please have those three picked from your shop's own list for now.

It is not last night's release: the first refusal came 48 minutes before it. There will be no rollback, and we should not have told you there would be. What we see is that your new gateway turns away large orders and lets small ones through, which is why the test orders worked.

Could you ask your IT to raise its limit for the size of a request? Any order above roughly 60 lines is at risk until then. The moment you tell me it is done I send the three again. You hear from me at 11:30 your time either way.

Soledad`,
			`To: delivery team
What: Tidewick's gateway answers 413 to large bodies since Tue 20:52 UTC. Given up so far: d-7731 (order 88140), d-7788 (88171), d-7820 (88196).
To repeat: any delivery to them above 66 kB; 64880 bytes passed at 22:30:48.
Affected: Tidewick only, as far as this log goes. I will search for 413 across customers before noon and add it here.
Expected: stored and 200. Actual: 413 within 40 ms, three times, then given up.
Request: replay the three when I post "limit raised" here. Nothing to do before that.`,
			`Reading it once more for this question: the debug line of 05:48:26 shows Tidewick's key. I would have that line masked at the source, not only in my copy, and ring Tamsin, because she has to replace the key and because it was her replay. Until it is masked I would send nobody the whole log; my handover above has only ids.`,
		],
	},
	scorecards: [
		{
			interview: 'first_conversation',
			by: 'piotr',
			submittedDaysAgo: 21,
			ratings: {
				technical_grounding: {
					level: 3,
					note: 'Read a filter and a count without trouble and explained 404 against 503. At the join: "here I get our analyst, and I know what to ask her".',
				},
				difficult_conversations: {
					level: 5,
					note: 'Bakery chain, no deliveries on a holiday weekend. Repeated back "eleven shops, four hundred cakes" before anything else, said in the second sentence that it could not be repaired that day, and left with a list of shops to ring and a call at six. The chain is still a customer.',
				},
				ownership: {
					level: 4,
					note: 'Saw on day two that the promised root cause would take a week, and wrote so before being asked. Counted failed deliveries the following Sunday. Kept the checklist that came out of it for personal use.',
				},
			},
			observedSignals: [
				'Asks what the customer was trying to get done, not only what broke',
				'Gives a time for the next word, and keeps the number of promises small',
			],
			overall: 'yes',
			keyTakeaways:
				'Strongest customer conversation I have heard told this year: numbers first, bad news early, an agreed end. Knows where their technical reading stops.',
			noteForNext: 'Technical part was short. A fault without a colleague to ask would be worth seeing.',
		},
		{
			interview: 'exercise',
			by: 'samuel',
			submittedDaysAgo: 14,
			ratings: {
				diagnosis: {
					level: 3,
					note: 'Checks release, network, signature, gateway in that order and stops at "it fits" and "probably". The size border is not worked out in the analysis, and no test is proposed.',
				},
				written_clarity: {
					level: 5,
					note: 'Which orders, and that nothing is lost, in the first sentence. Explains in one clause why the test orders passed. Takes the rollback back without fuss; one request, one trigger, one time.',
				},
				escalation: {
					level: 4,
					note: 'Ids of both kinds, zone given, expected against actual, a clear trigger for the replay. That release and signature were ruled out stands in the analysis but not in the handover.',
				},
				data_care: {
					level: 4,
					note: 'Key seen when the last prompt sent the reader back; then masked at the source, customer rung, no log passed on. Handover was free of it already.',
				},
			},
			observedSignals: ['Gives a time for the next word, and keeps the number of promises small'],
			overall: 'yes',
			keyTakeaways:
				'The reply could go out unchanged. The analysis eliminates rather than tests, and gets there.',
			noteForNext: 'Answers are worked through by elimination; ask what would have shown the opposite.',
		},
		{
			interview: 'live_troubleshooting',
			by: 'devika',
			submittedDaysAgo: 6,
			ratings: {
				diagnosis: {
					level: 4,
					note: 'At minute six: "the working export and this one differ in the filter, so I change only that". Removed the filter, export ran through. When I asked what else would explain it, thought, then checked with a filter on an existing field.',
				},
				technical_grounding: {
					level: 4,
					note: 'Found the second page request in the network panel unaided and read the error body. One hint, for where saved filters are stored.',
				},
				data_care: {
					level: 4,
					note: 'Declined the password: "a view as the user is enough, and does the customer know?". Read the customer names on the screen out loud once, and stopped when I lifted a hand.',
				},
			},
			observedSignals: ['Says what would prove their own theory wrong before testing it'],
			overall: 'yes',
			keyTakeaways:
				'Slow for five minutes, then one change at a time until it was settled. I put the first minutes down to reading in.',
		},
		{
			interview: 'live_troubleshooting',
			by: 'leilani',
			submittedDaysAgo: 5,
			ratings: {
				diagnosis: {
					level: 2,
					note: 'First five minutes: reloaded, other browser, smaller date range, signed out and in. I asked what each had ruled out: "not sure yet". The step to the filter came after Devika said "compare it with one that works".',
				},
				technical_grounding: {
					level: 3,
					note: 'Status codes and the error body were no trouble. Asked what a cursor is before going on, which was the right moment to ask.',
				},
				data_care: {
					level: 4,
					note: 'Wanted the customer\'s consent before any sign-in, and said no to the password. Noted "filter 7" and not the name of its owner in the shared notes.',
				},
			},
			observedSignals: ['Reaches for a restart or a cleared cache before reading anything'],
			overall: 'no',
			keyTakeaways:
				'Four tries before the first look at evidence, and the turn came with a prompt from the panel. On an early shift there is nobody to give that prompt.',
		},
		{
			interview: 'customers_and_colleagues',
			by: 'adaeze',
			submittedDaysAgo: 4,
			ratings: {
				difficult_conversations: {
					level: 5,
					note: 'Did not interrupt once. "Twice in a fortnight, and the second time you heard it from your head teachers and not from us." Then at once: "I cannot promise a date for the renewal. I can promise the alarm, and I ring you tomorrow at nine." I had no anger left to play.',
				},
				written_clarity: {
					level: 4,
					note: 'Five lines, in the right order, next update with a time. "Certificate" unexplained, which two of the fourteen schools would ask about.',
				},
				escalation: {
					notAssessed: 'out_of_time',
					note: 'The call and the written update took fifty minutes between them.',
				},
				ownership: {
					level: 4,
					note: 'Told a shop owner on a Tuesday that Thursday would not hold, and looked again a week after the fix. Asked what changed for the team: "I should have shown it to the others, I did not".',
				},
			},
			observedSignals: ['Asks what the customer was trying to get done, not only what broke'],
			overall: 'strong_yes',
			keyTakeaways:
				'The call was the best I have played. No time left for escalations, which is my fault for letting the call run on.',
		},
	],
};
