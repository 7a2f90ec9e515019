import { z } from 'zod';
import { krippendorffAlpha } from '#lib/domain/statistics/krippendorff.ts';
import { caseFields, eachCase, Expected, referenceKind, Tolerance } from './reference-case.ts';

const schema = z.object({
	cases: z.array(
		z.object({ ...caseFields, units: z.array(z.array(z.number().nullable())), expected: Expected }),
	),
	tolerance: Tolerance.optional(),
});

export const alphaKind = referenceKind(['alpha', 'krippendorff_alpha'], schema, ({ cases, tolerance }) =>
	eachCase(cases, tolerance, ({ units, expected }) => ({
		expected,
		compute: () => ({
			nominal: krippendorffAlpha(units, 'nominal').alpha,
			ordinal: krippendorffAlpha(units, 'ordinal').alpha,
			interval: krippendorffAlpha(units, 'interval').alpha,
			ratio: krippendorffAlpha(units, 'ratio').alpha,
			n_pairable: krippendorffAlpha(units, 'nominal').pairable,
		}),
	})),
);
