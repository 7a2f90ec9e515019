import { z } from 'zod';
import { Level } from '#lib/domain/scorecard/level.ts';

const rating = z.number().min(1).max(5);

/** What an organization decides for all its jobs. Stored in numbered versions; a recommendation names its version. */
export const Policy = z
	.strictObject({
		/** Score, 1 to 5, from which the recommendation is to hire. */
		bar: rating,
		strongBar: rating,
		strongNoBar: rating,
		/** Share, 0 to 1, of the weight that must be rated. */
		minCoverage: z.number().min(0).max(1),
		/** Different raters, interviewers and graders together. */
		quorum: z.int().min(1).max(20),
		/** Different raters of each critical dimension. */
		minCriticalRaters: z.int().min(1).max(20),
		/** The floor of a critical dimension that names none. */
		criticalFloor: rating,
		/** Levels whose rating needs a written evidence note. */
		notesRequiredAt: z.array(Level).transform((levels) => [...new Set(levels)].sort((a, b) => a - b)),
		evidenceFirst: z.enum(['record', 'require']),
		scorecardDueHours: z.int().min(1).max(720),
		exerciseDueDays: z.int().min(1).max(90),
		exerciseLinkDays: z.int().min(1).max(180),
	})
	.refine((policy) => policy.strongNoBar <= policy.bar && policy.bar <= policy.strongBar, {
		path: ['bar'],
		message: 'The three bars must rise: strong no, then hire, then strong hire.',
	})
	.refine((policy) => policy.exerciseDueDays <= policy.exerciseLinkDays, {
		path: ['exerciseLinkDays'],
		message: 'The link to an exercise must last at least until the exercise is due.',
	});
export type Policy = z.infer<typeof Policy>;

export const defaultPolicy: Policy = {
	bar: 3.5,
	strongBar: 4.25,
	strongNoBar: 2.5,
	minCoverage: 0.8,
	quorum: 3,
	minCriticalRaters: 2,
	criticalFloor: 2.5,
	notesRequiredAt: [1, 2, 5],
	evidenceFirst: 'record',
	scorecardDueHours: 24,
	exerciseDueDays: 7,
	exerciseLinkDays: 14,
};
