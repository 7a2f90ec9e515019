import type { SampleExercise } from '#lib/domain/sample/types.ts';

const signUpsMaterial = `FROM  head of marketing
TO    analysis
Sign-ups are down by a fifth since week 18, see the dashboard. We think it is the new prices. I would like to
move 40,000 from brand to search ads this week and need two slides for Thursday that show the drop.

WEEKLY FIGURES
Sign-ups are counted by the tracking script in the browser and in the app.
Confirmation e-mails are counted by the mail server: one for each account that is created.

          visits   sign-ups recorded        sign-ups  confirmation  first
week      (all)    desktop  mobile    app   in all    e-mails       orders
  14     61,900      1,236   1,905  2,041    5,182         5,190     1,402
  15     62,400      1,251   1,918  2,066    5,235         5,243     1,419
  16     62,100      1,240   1,889  2,059    5,188         5,199     1,398
  17     54,300      1,077   1,661  1,802    4,540         4,552     1,240
  18     60,800      1,219   1,104  2,033    4,356         5,141     1,391
  19     62,000      1,245     772  2,060    4,077         5,187     1,407
  20     62,700      1,258     790  2,085    4,133         5,248     1,421
  21     62,300      1,247     781  2,072    4,100         5,216     1,411

WHAT CHANGED
week 17   two public holidays
week 18   Monday: new prices for new customers, all platforms
          Tuesday: new version of the cookie banner on the mobile site
week 20   new screenshots in the app stores`;

const revenueMaterial = `FROM  finance
We report 110 for March. Your dashboard says 420. The board sees both tomorrow.

orders                      order_item                     payment
id   ordered_on             order_id  article  amount      order_id  paid_on     kind      amount
501  2026-03-02             501       A        40          501       2026-03-02  payment   60
502  2026-03-09             501       B        20          502       2026-03-09  payment   30
503  2026-03-30             502       C        30          502       2026-03-12  refund    30
                            503       A        40          503       2026-03-30  payment   50
                            503       C        15          503       2026-04-02  payment   30
                            503       D        25

THE DASHBOARD'S QUERY
select sum(p.amount) as revenue
from orders o
join order_item i on i.order_id = o.id
join payment p on p.order_id = o.id
where o.ordered_on between '2026-03-01' and '2026-03-31';

FINANCE'S DEFINITION
"Revenue of a month is what was paid in that month, less what was refunded in that month."`;

export const dataAnalystExercises: readonly SampleExercise[] = [
	{
		key: 'falling_sign_ups',
		title: 'The fall in sign-ups',
		minutesMin: 60,
		minutesMax: 90,
		instructions: [
			'What happened to sign-ups? Give your answer in two sentences, then the rows and columns that it rests on.',
			'Name another explanation that you considered. What in the figures speaks against it, and what would you look up to be sure?',
			'Write the message to the head of marketing. Thursday and the 40,000 should be in it.',
			'What would you change so that the next such fall is understood within a day?',
		],
		material: signUpsMaterial,
		gradingGuide: `The accounts did not fall; their counting did. From week 18 on only the mobile site falls (about 1,900 to 780 recorded), desktop and app stay. Confirmation e-mails, one for each account, stay at about 5,190, and first orders at about 1,410. The gap between e-mails and recorded sign-ups goes from about 10 to 785 in week 18 (Tuesday to Sunday only) and about 1,110 afterwards. The cookie banner of Tuesday in week 18 stands on the mobile site alone.

The prices came on all platforms one day earlier and would show on desktop and app, in the e-mails and in first orders. Week 17 is a true fall: all columns, with the visits, two public holidays.

The message must stop the 40,000 and the two slides plainly and without triumph, and offer what can be shown instead. As good: "of about 5,190 accounts roughly one in five is no longer seen". Common mistakes: blaming prices because they came first, taking week 17 for the beginning, calling the e-mails unreliable without a reason.`,
		workedExamples: {
			5: `1. Sign-ups did not fall: since the new cookie banner of Tuesday in week 18 the tracking on the mobile site misses about 1,100 of them a week. It rests on the columns "mobile" (1,661, then 1,104, then 772) against "confirmation e-mails" (5,141; 5,187) and "first orders" (1,391; 1,407), which stay where they were.
2. The new prices. They apply on every platform, yet desktop and app do not move, and neither do e-mails or first orders. To be sure I would compare accounts in the database by device and day, and load the mobile site with the banner refused and accepted.
3. "As many people sign up as before; since the new banner on the mobile site we count a fifth fewer of them. Please do not move the 40,000 because of this figure. For Thursday I send one slide with confirmation e-mails and first orders beside the dashboard, and a date for the repair."
4. An alarm when recorded sign-ups differ from confirmation e-mails by more than 2 % on a day, and a list of releases drawn into the dashboard.`,
			2: `1. Sign-ups fell by about 20 % since week 18, mostly on mobile, because of the new prices. You see it in the column "sign-ups in all".
2. It could also be the holidays in week 17, but sign-ups stay low after it, so that is not the reason. I would look at what competitors charge.
3. "The drop is real and concentrated on mobile users, who are more sensitive to prices. I would support moving part of the budget and prepare the two slides."
4. A weekly report on sign-ups with a comment, so that nobody is surprised.`,
		},
		dimensionKeys: ['question_framing', 'reasoning', 'checking', 'telling'],
	},
	{
		key: 'two_revenues',
		title: 'Two revenues for one month',
		minutesMin: 30,
		minutesMax: 45,
		instructions: [
			'Show order by order how the query arrives at 420.',
			"Write a query that gives finance's 110, and a check that would have caught the old one.",
			'There is a reasonable definition under which March comes to 140. Which one, and for what would you use it?',
			'Write the two sentences that finance and the board should read tonight.',
		],
		material: revenueMaterial,
		gradingGuide: `How 420 arises: the join repeats each payment for each article, and refunds are added. 501: two articles times 60 is 120. 502: one article times (30 + 30) is 60. 503: three articles times (50 + 30) is 240. Finance: payments in March 60 + 30 + 50 = 140, less the refund of 30 on 12 March, is 110; the 30 of 2 April is not in it.

140: what the orders of March brought in, less refunds, whenever it was paid (60 + 0 + 80), good for judging a campaign or a month's orders. Payments in March before refunds also come to 140 and are as good if named so.

The query filters on paid_on, not ordered_on, and signs refunds. The check must fail on the old query: for example that the sum over payments equals the sum over payments without any join. "distinct" is a fault: it would drop equal payments. Half-open ranges of dates deserve a point.`,
		workedExamples: {
			5: `1. 501 has two articles, so its payment of 60 counts twice: 120. 502 has one article but a payment and a refund of 30, both added: 60. 503 has three articles and two payments, 50 and 30: three times 80 is 240. 120 + 60 + 240 = 420.
2. select sum(case when kind = 'refund' then -amount else amount end) as revenue from payment where paid_on >= '2026-03-01' and paid_on < '2026-04-01'; gives 60 + 30 - 30 + 50 = 110. Check: the sum of payments in the dashboard's source must equal the sum in the table payment for the same days; the old query fails it, 200 against 420.
3. By date of order: what March's orders brought in so far, less refunds: 60 + 0 + 80 = 140. I would use it to judge what was sold in March, not what came in.
4. "March's revenue is 110, as finance reports. The dashboard showed 420 because it counted payments once for each article and added a refund; it is being corrected tonight."`,
			2: `1. The dashboard counts some orders more than once, and also the payment of April.
2. select sum(distinct p.amount) from orders o join order_item i on i.order_id = o.id join payment p on p.order_id = o.id where p.kind = 'payment' and o.ordered_on between '2026-03-01' and '2026-03-31'. As a check I would compare it with last month.
3. 140 is the payments without the refund, which is the gross figure.
4. "There was an error in the dashboard. Please use the numbers of finance for now, we are looking into it."`,
		},
		dimensionKeys: ['data_retrieval', 'checking', 'partnership'],
	},
];
