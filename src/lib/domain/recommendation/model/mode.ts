import { z } from 'zod';

/** Whether interviewers' severities are estimated, or only count as error. */
export const Mode = z.enum(['severity', 'display']);
export type Mode = z.infer<typeof Mode>;
