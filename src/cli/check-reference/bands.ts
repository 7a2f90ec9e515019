import { z } from 'zod';
import { bandOf } from '#lib/domain/recommendation/model/bands.ts';
import { Thresholds } from '#lib/domain/recommendation/model/thresholds.ts';
import { referenceKind } from './reference-case.ts';

const schema = z.object({
	policy: Thresholds,
	cases: z.array(z.object({ T: z.number(), se: z.number().min(0), band: z.string() })),
});

export const bandsKind = referenceKind(['bands'], schema, ({ policy, cases }) =>
	cases.map(({ T, se, band }) => ({
		id: `T ${T} se ${se}`,
		tolerance: 0,
		expected: { band },
		compute: () => ({ band: bandOf({ score: T, se }, policy) }),
	})),
);
