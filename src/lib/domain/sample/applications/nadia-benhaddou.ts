import type { SampleApplication } from '#lib/domain/sample/types.ts';

export const nadiaBenhaddou: SampleApplication = {
	key: 'nadia',
	name: 'Nadia Benhaddou',
	email: 'nadia.benhaddou@example.com',
	stage: 'exercise',
	addedDaysAgo: 14,
	scheduled: [{ interview: 'first_conversation', startsInDays: -8, hour: 15, panel: ['leilani'] }],
	exercise: {
		exercise: 'missing_orders',
		state: 'submitted',
		sentDaysAgo: 6,
		daysAgo: 2,
		graders: ['viewer'],
		answers: [
			`Three orders are lost: 88140, 88171 and 88196. All three got a 413 three times and all three are bigger than 65,536 bytes. Nothing bigger than that has passed since Tuesday 20:52. So somebody refuses large requests.

I first suspected the release, as the customer does. But the first 413 is at 20:52 and the release at 21:40, so it cannot be that. The answer to d-7788 says "server: tidewick-edge", which does not sound like one of ours. 22:30 in their time is 20:30 in the log, so their gateway fits well: it went live 22 minutes before the first refusal.

I am about 90 % sure. To be certain I would send one request of 60 kB and one of 70 kB to their address from outside, with made-up content.`,
			`Hi Tamsin,

thank you for the detailed information about the gateway, that was very helpful! We have looked closely at all deliveries since yesterday evening. Since 20:52 UTC, deliveries with a body of more than 65,536 bytes are answered with the HTTP status 413, and after three attempts they are given up. This appears to come from the new gateway and not from our release.

Affected orders: 88140, 88171, 88196. Your IT could raise the maximum body size (for example to 1 MB). Afterwards we can send the three orders again.

Best regards
Nadia`,
			`To the delivery team. No rollback needed, please: the fault began 48 minutes before 4.19.0.

Tidewick's gateway refuses bodies over 64 KiB with 413 since Tue 20:52 UTC (d-7731, d-7788, d-7820). Could you replay those three when I give the word? I will give it as soon as their IT has raised the limit.

Also, first line told the customer at 08:20 that a rollback was coming. I will take that back in my reply.`,
			`The 504 after the release and the 401 ("signature 3 s too old") both healed themselves on the second try. I would look whether other customers have more 504s since 21:40 than before. And the 401 could mean that a clock is off by a few seconds.`,
		],
	},
	scorecards: [
		{
			interview: 'first_conversation',
			by: 'leilani',
			submittedDaysAgo: 7,
			ratings: {
				technical_grounding: {
					level: 4,
					note: 'Read the sample request I put in the chat line by line: method, path, what the retry header asks for. Needed "look at the date" to see that the signature had expired, then explained why clocks matter there.',
				},
				difficult_conversations: {
					level: 3,
					note: 'Clinic that could not print labels. Courteous all the way and stuck to what was known; the clinic proposed the next call, not the candidate.',
				},
				ownership: {
					level: 3,
					note: '"Our tool reminds me after three days, then I write." Could name no case that was followed up without the reminder.',
				},
			},
			observedSignals: ['Says what would prove their own theory wrong before testing it'],
			overall: 'yes',
			keyTakeaways:
				'Reads requests well and checks a theory before trusting it. With customers correct rather than leading; follow-up depends on the tool.',
			noteForNext: 'We had no time for a written piece beyond two lines in the chat.',
		},
	],
};
