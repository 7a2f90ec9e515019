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
		dimensionKeys: ['written_clarity', 'difficult_conversations', 'ownership'],
	},
];
