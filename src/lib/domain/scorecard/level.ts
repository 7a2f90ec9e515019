import { z } from 'zod';

/** A rating's level as an interviewer gives it. "Not assessed" is the absence of a level, never a number. */
export const Level = z.literal([1, 2, 3, 4, 5]);
export type Level = z.infer<typeof Level>;

export const levels: readonly Level[] = [1, 2, 3, 4, 5];
