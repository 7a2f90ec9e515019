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
		dimensionKeys: ['data_retrieval', 'checking', 'partnership'],
	},
];
