import { z } from 'zod';

const MESSAGE = 'Give hours, from 1 to 40, in quarters of an hour, such as 6 or 4.5.';

/** Hours as typed, to minutes of the candidate's that a plan may take: 60 to 2400. */
export const BudgetHours = z
	.string()
	.trim()
	.regex(/^\d{1,2}([.,]\d{1,2})?$/, MESSAGE)
	.transform((hours) => Number(hours.replace(',', '.')) * 60)
	.refine((minutes) => minutes >= 60 && minutes <= 2400 && minutes % 15 === 0, MESSAGE);

/** As it stands in the field. */
export function hoursText(minutes: number): string {
	return String(minutes / 60);
}
