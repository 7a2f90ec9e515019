import type { SampleExercise } from '#lib/domain/sample/types.ts';

const ordersMaterial = `TICKET 20417 · Tidewick Home (business plan)
Times in this thread are the customer's own, UTC+2.

Wed 08:12  Tamsin Arkwright, operations lead at Tidewick
  Since last night some of our orders do not reach the warehouse. Not all of them: I count three so far.
  I had pickers standing around from six. Your status page says that you released something last night at
  twenty to midnight. Please roll it back.

Wed 08:20  First line
  Sorry about this! We did release a new version of the delivery service last night. I have passed it on and
  expect it to be rolled back within the hour.

Wed 08:31  Tamsin Arkwright
  Thank you. To be complete: our IT moved us to a new gateway yesterday, done by half past ten in the evening.
  They say nothing changed for you except an address, and their test orders all went through.

Wed 09:40  Tamsin Arkwright
  The hour is over. Is it rolled back or not? I need to tell the shift lead something.


DELIVERY LOG · Tidewick Home · excerpt
Times are UTC. A delivery is tried at once, after 5 more minutes and after 10 more, then given up.

time          delivery  order  try   bytes  status  took
Tue 19:41:10  d-7702    88120    1   71204     200    412 ms
Tue 20:14:55  d-7719    88131    1   18330     200    288 ms
Tue 20:52:37  d-7731    88140    1   70918     413     41 ms
Tue 20:57:37  d-7731    88140    2   70918     413     39 ms
Tue 21:07:37  d-7731    88140    3   70918     413     40 ms   gave up
Tue 21:33:02  d-7744    88149    1   22017     200    301 ms
Tue 21:40:00  -- release: delivery service 4.18.2 -> 4.19.0 --
Tue 21:44:19  d-7750    88152    1   20951     504   5001 ms
Tue 21:49:19  d-7750    88152    2   20951     200    330 ms
Tue 22:30:48  d-7761    88163    1   64880     200    402 ms
Tue 23:18:03  d-7788    88171    1   66102     413     38 ms
Tue 23:23:03  d-7788    88171    2   66102     413     42 ms
Tue 23:33:03  d-7788    88171    3   66102     413     40 ms   gave up
Wed 05:02:11  d-7812    88190    1   19422     401     36 ms   signature 3 s too old
Wed 05:07:11  d-7812    88190    2   19422     200    295 ms
Wed 05:15:40  d-7820    88196    1   91377     413     37 ms
Wed 05:20:40  d-7820    88196    2   91377     413     41 ms
Wed 05:30:40  d-7820    88196    3   91377     413     39 ms   gave up
Wed 05:48:26  debug: replay of order 88171 asked for by t.arkwright@tidewick.example
              sent header "Authorization: Bearer tdw-live-7Q2M-EXAMPLE"

Response to d-7788, try 1:   HTTP/1.1 413   server: tidewick-edge   content-length: 0`;

const outageMaterial = `TICKET 20988 · Marrowby Schools (education plan, 14 schools)
All times UTC. Today is Thursday, now 13:05.

Thu, two weeks ago, 08:10  Ruta Venckus, IT coordinator at Marrowby
  Registers will not open. Fourteen schools are taking attendance on paper.
Thu, two weeks ago, 09:25  First line
  It is back. A certificate had run out. I can promise you that this will not happen again.

Thu, today, 08:04  Ruta Venckus
  It has happened again. The same page, the same message. You promised.
Thu, today, 08:31  First line
  We are looking into it as a priority.
Thu, today, 10:50  Ruta Venckus
  Nobody has written for more than two hours. The head teachers have my private number and they are using it.
  I want a call with somebody who knows something, today. I also want to know why I should renew in May.


FROM THE INCIDENT CHANNEL (internal)
08:02  alert: register page, certificate expired, 3 of 5 servers
08:06  on call: same as two weeks ago? it was renewed by hand then, on two servers. the other three kept the old one
08:40  on call: renewed on all five. page is up since 08:38
09:15  platform lead: automatic renewal is planned, work starts Monday, no date for its end yet
11:30  platform lead: until then there is a daily check with an alarm 20 days ahead. it is switched on, I tried it
12:40  account manager: please nobody offer money, I am getting a credit approved, answer tomorrow by noon`;

export const supportEngineerExercises: readonly SampleExercise[] = [
	{
		key: 'missing_orders',
		title: 'The orders that never arrive',
		minutesMin: 60,
		minutesMax: 90,
		instructions: [
			'What fails, and what gets through? Name the pattern, the cause you think most likely and the lines that show it. Say how sure you are and what you would check next.',
			'Write the reply to Tamsin, in 150 words at most. She reads it on her phone, beside a row of waiting pickers.',
			'Write the handover that you would make now, and say to whom; or say why you would not make one yet.',
			'Is there anything else in this material that you would act on today? What, and how?',
		],
		material: ordersMaterial,
		gradingGuide: `Pattern: deliveries of 66,102 bytes and more get 413, those of 64,880 and less get through. The limit lies at 64 KiB (65,536 bytes) in the gateway that Tidewick took over at 20:30 UTC; "server: tidewick-edge" and answers after about 40 ms say that it is the customer's edge which refuses. First failure: d-7731 at 20:52:37, 48 minutes before the release at 21:40. Three orders are missing: 88140, 88171, 88196.

Red herrings: the release (20 to midnight in the customer's time is 21:40 UTC), the 504 of d-7750 (slow once, through at the second try), the 401 of d-7812 (3 seconds of clock difference, through at the second try), the test orders of the IT department (small ones).

Also to act on: the customer's bearer token stands in the log. It must be reported, taken out and changed by the customer. First line promised a rollback that nobody had agreed to: the reply takes it back.

As good: "between 64,880 and 66,102 bytes" without naming 64 KiB. Common mistakes: asking engineering to roll back, calling it intermittent, telling Tamsin that it is her fault.`,
		workedExamples: {
			5: `1. Every delivery above 66,000 bytes gets 413, every one up to 64,880 bytes gets through; that smells of a limit of 64 KiB. It began at 20:52 UTC, before our release at 21:40 and 22 minutes after the customer's new gateway. The 413 comes from "tidewick-edge" within 40 ms. 504 and 401 each happened once and passed on the retry. I am nearly sure. Next I would ask for the gateway's body limit, and send one order of 66 KB through the old path.
2. Hello Tamsin, the three orders 88140, 88171 and 88196 did not arrive because your new gateway turns away messages over 64 KB, which only large orders reach. It is not our release, so we will not roll it back; the earlier note promised that too soon, and I am sorry. Please ask your IT to raise the limit for request bodies to 1 MB. I send the three orders again the minute they have, and write to you at 10:30 either way.
3. No handover to engineering: nothing of ours is broken. To your IT I send the log lines and the request. I leave a note for the account team.
4. A token of Tidewick's stands readable in our log at 05:48. I tell our security now, have the line removed, and ask Tamsin to have the token replaced today.`,
			2: `1. The deliveries fail with 413, 504 and 401 at different times. It started with last night's release, as the customer says, so the new delivery service is the most likely cause. I would check the service's error rate and its configuration.
2. Hello Tamsin, I am very sorry for the trouble. Our engineers are looking at the release of last night with the highest priority. We expect to roll it back soon and will keep you informed. Thank you for your patience.
3. To engineering: orders of Tidewick do not arrive since the release of 4.19.0, errors 413, 504 and 401. Please roll back urgently, the customer is angry.
4. Somebody should check the clocks, because one signature was too old.`,
		},
		dimensionKeys: ['diagnosis', 'written_clarity', 'escalation', 'data_care'],
	},
	{
		key: 'second_outage',
		title: 'The second outage in a fortnight',
		minutesMin: 30,
		minutesMax: 45,
		instructions: [
			'You take this ticket over now. Write the message that goes to Ruta before the call.',
			'Write down how you would open the call: the first five or six sentences, as you would say them.',
			'Which promises can you make today, which can you not, and whom would you ask about the rest?',
			'It is Friday evening. List what you have done about this case since the call.',
		],
		material: outageMaterial,
		gradingGuide: `Facts that a good message has: the page is up since 08:38; the cause is that the renewal of two weeks ago reached two of five servers; all five are renewed now; a daily check with an alarm 20 days ahead is on and was tried. Nobody wrote from 08:31 to now, although it was solved at 08:38: say so first.

Can be promised: the daily check, a call today, a written report by a day that is ours. Cannot: an automatic renewal by a date (work starts Monday, no end), that it never happens again (first line did that), money (the credit is not approved; the answer comes tomorrow by noon).

Trap: the account manager's note. Hinting at "something we can do for you" is an offer. Common mistakes: explaining certificates for half the message, apologising without a fact, repeating the old promise in other words. The last prompt shows follow-through: the noon answer, the report, a look at the other education customers.`,
		workedExamples: {
			5: `1. Dear Ruta, the registers work again since 08:38, and we should have told you then. Nobody wrote to you for four and a half hours. That is on us. The cause: two weeks ago the certificate was renewed on two of five servers, and today the other three ran out. All five are renewed. A check now runs every day and warns us 20 days ahead; I have seen it work. I call you at 14:00 unless another time suits you better.
2. "Ruta, thank you for taking the call. You were left without a word this morning while fourteen schools waited; I know that, and I am not here to explain it away. It is working now. May I tell you in two sentences what happened, what is different since this morning, and what I cannot promise yet? Then I would like to hear what it was like on your side."
3. I promise the daily check, a written report by Tuesday, and that I am the person to reach. I cannot promise a date for the automatic renewal, nor that no fault of any kind will come; I ask the platform lead for a date on Monday. About the contract I say that the account manager answers tomorrow by noon.
4. Sent the summary of the call the same afternoon. Reminded the account manager at 11:30; the answer went out at 11:50. Wrote the report with the platform lead. Found two other schools on those servers and told them.`,
			2: `1. Dear Ruta, I apologise for the inconvenience. The problem was an expired certificate, which is a file that proves the identity of a server and has to be renewed from time to time. Our engineers have solved it. It will not happen again, as we are moving to automatic renewal next week. I will call you today.
2. "Hello Ruta, I am calling about the outage. First of all I want to apologise on behalf of the company. The certificate had expired on some servers. It has been fixed this morning. We also want to make it up to you."
3. I can promise that we do everything to prevent it. I would ask my lead about the rest.
4. I closed the ticket after the call, because the customer was satisfied.`,
		},
		dimensionKeys: ['written_clarity', 'difficult_conversations', 'ownership'],
	},
];
