import { z } from 'zod';
import { normalCdf, normalQuantile } from '#lib/domain/statistics/normal.ts';
import { DEFAULT_TOLERANCE, referenceKind, Tolerance } from './reference-case.ts';

const schema = z.object({
	x: z.array(z.number()).min(1),
	cdf: z.array(z.number()).min(1),
	p: z.array(z.number().gt(0).lt(1)).min(1),
	quantile: z.array(z.number()).min(1),
	tolerance: Tolerance.default(DEFAULT_TOLERANCE),
});

export const normalKind = referenceKind(['normal'], schema, ({ x, cdf, p, quantile, tolerance }) => [
	{ id: 'cdf', expected: { cdf }, tolerance, compute: () => ({ cdf: x.map(normalCdf) }) },
	{ id: 'quantile', expected: { quantile }, tolerance, compute: () => ({ quantile: p.map(normalQuantile) }) },
]);
