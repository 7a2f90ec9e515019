import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Card } from './scorecard.ts';

/* The organization of the main job: its people, its role, and what each of them writes. */
export const blueprint = readFileSync(path.join(import.meta.dirname, 'repair-desk-lead.md'), 'utf8');
export const weights = {
	'Fault finding': 35,
	'Counter talk': 30,
	'Bench planning': 20,
	'Care for safety': 15,
} as const;
type Dimension = keyof typeof weights;

export const job = 'Repair Desk Lead, harbour workshop';
export const candidate = { name: 'Jonas Fjellheim', email: 'jonas.fjellheim@example.com' };
export const admin = { name: 'Greta Sandholm', email: 'greta@halyard.example' };
export const staff = {
	recruiter: { name: 'Ravi Menon', email: 'ravi@halyard.example', access: 'Recruiter' },
	anna: { name: 'Anna Kowalczyk', email: 'anna@halyard.example', access: 'Member' },
	ben: { name: 'Ben Okafor', email: 'ben@halyard.example', access: 'Member' },
	grader: { name: 'Carla Mbeki', email: 'carla@halyard.example', access: 'Member' },
	manager: { name: 'Mirela Popa', email: 'mirela@halyard.example', access: 'Member' },
} as const;

/* Each text bears a word that stands nowhere else, so that it is found wherever it should not be. */
export const annaFirst = {
	ratings: {
		'Fault finding': {
			level: 4,
			note: 'quillmarker: lifted the wheel and listened before any tool came out',
		},
		'Care for safety': { level: 3, note: 'quillmarker: asked about brakes only when asked' },
		'Counter talk': { level: 5, note: 'quillmarker: the rider repeated the diagnosis word by word' },
	},
	overall: 'Strong yes',
	takeaways: 'quillmarker: would trust with the Saturday counter',
} satisfies Card;
export const benFirst = {
	ratings: {
		'Fault finding': { level: 3, note: 'osprey: found the dry bearing, after the chain' },
		'Care for safety': { level: 4, note: 'osprey: kept the cracked stem behind the counter' },
		'Counter talk': { level: 4, note: 'osprey: plain words, one too many' },
	},
	overall: 'Yes',
	takeaways: 'osprey: steady',
} satisfies Card;
export const benPanel = {
	ratings: {
		'Fault finding': { level: 4, note: 'osprey: swapped nothing that was not broken' },
		'Bench planning': { level: 3, note: 'osprey: no slack on Monday' },
		'Care for safety': { level: 4, note: 'osprey: checked the torque twice' },
	},
	overall: 'Yes',
	takeaways: 'osprey: still steady',
} satisfies Card;
export const grading = {
	ratings: {
		'Counter talk': { level: 4, note: 'tamarisk: the message says what and when' },
		'Bench planning': { level: 5, note: 'tamarisk: keeps two hours free for the urgent' },
	},
	overall: 'Yes',
	takeaways: 'tamarisk: a plan that could go on the wall',
} satisfies Card;

export const answers = [
	'First the courier bicycles, since they earn. Then brakes, then the rest by promised day.',
	'Your bicycle is safe with us until Thursday at ten; here is what we found on it.',
];

/** The weighted mean, from what is typed above: a rater counts once in a dimension, however often he or she rated it. */
export function scoreByHand(): number {
	const cards: { rater: string; ratings: Partial<Record<Dimension, { level: number }>> }[] = [
		{ rater: 'anna', ratings: annaFirst.ratings },
		{ rater: 'ben', ratings: benFirst.ratings },
		{ rater: 'ben', ratings: benPanel.ratings },
		{ rater: 'grader', ratings: grading.ratings },
	];
	const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
	const parts = Object.entries(weights).map(([dimension, weight]) => {
		const byRater = ['anna', 'ben', 'grader'].flatMap((rater) => {
			const levels = cards.flatMap((card) =>
				card.rater === rater ? (card.ratings[dimension as Dimension]?.level ?? []) : [],
			);
			return levels.length > 0 ? [mean(levels)] : [];
		});
		return (weight / 100) * mean(byRater);
	});
	return parts.reduce((sum, part) => sum + part, 0);
}
