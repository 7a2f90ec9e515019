import { z } from 'zod';

/** What each task is told: ids, always with the organization's, which the queue adds by itself. */
export const payloads = {
	fit_calibration: z.strictObject({ organizationId: z.uuid(), runId: z.uuid() }),
	recompute_organization: z.strictObject({ organizationId: z.uuid() }),
};

export type TaskName = keyof typeof payloads;
export type TaskPayload<N extends TaskName> = z.infer<(typeof payloads)[N]>;
