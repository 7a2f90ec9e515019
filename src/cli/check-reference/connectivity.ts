import { z } from 'zod';
import { connectedComponents } from '#lib/domain/statistics/components.ts';
import { caseFields, eachCase, Json, Pairs, referenceKind, Tolerance } from './reference-case.ts';

const schema = z.object({
	cases: z.array(z.object({ ...caseFields, pairs: Pairs, expected: z.array(Json) })),
	tolerance: Tolerance.optional(),
});

export const connectivityKind = referenceKind(['connectivity'], schema, ({ cases, tolerance }) =>
	eachCase(cases, tolerance, ({ pairs, expected }) => ({
		expected,
		compute: () =>
			connectedComponents(pairs).map(({ candidates, interviewers }) => ({
				candidates,
				raters: interviewers,
			})),
	})),
);
