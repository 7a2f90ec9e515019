import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Ingredients } from '../../support/score-by-formula.ts';
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

/** All that the score rests on, from what is typed above; the variances and the usual rating are the model's defaults. */
export function typed(): Ingredients {
	const cards: { rater: string; ratings: Partial<Record<Dimension, { level: number }>> }[] = [
		{ rater: 'anna', ratings: annaFirst.ratings },
		{ rater: 'ben', ratings: benFirst.ratings },
		{ rater: 'ben', ratings: benPanel.ratings },
		{ rater: 'grader', ratings: grading.ratings },
	];
	return {
		variance: {
			candidate: 0.27,
			candidateDimension: 0.16,
			rater: 0.12,
			raterDimension: 0.04,
			candidateRater: 0.19,
			residual: 0.25,
		},
		meanPrior: { mean: 3.2, common: 0.25, dimension: 0.09 },
		dimensions: Object.entries(weights).map(([id, rawWeight]) => ({ id, rawWeight })),
		rows: cards.flatMap(({ rater, ratings }) =>
			Object.entries(ratings).map(([dimensionId, { level }]) => ({ raterId: rater, dimensionId, level })),
		),
	};
}
