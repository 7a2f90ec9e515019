import { z } from 'zod';
import { type Intraclass, intraclass, type IntraclassForms } from '#lib/domain/statistics/intraclass.ts';
import { caseFields, eachCase, Expected, referenceKind, Tolerance } from './reference-case.ts';

const row = z.array(z.number().nullable()).min(1);
const matrix = z.array(row).refine((rows) => rows.every((each) => each.length === rows[0]?.length), {
	message: 'the rows differ in length',
});

const schema = z.object({
	cases: z.array(z.object({ ...caseFields, matrix, expected: Expected })),
	tolerance: Tolerance.optional(),
});

function forms(values: IntraclassForms<unknown> | undefined) {
	return {
		ICC1: values?.icc1 ?? null,
		ICC2: values?.icc2 ?? null,
		ICC3: values?.icc3 ?? null,
		ICC1k: values?.icc1k ?? null,
		ICC2k: values?.icc2k ?? null,
		ICC3k: values?.icc3k ?? null,
	};
}

function fields(result: Intraclass | null) {
	return {
		...forms(result?.estimates),
		MS_B: result?.meanSquares.between ?? null,
		MS_J: result?.meanSquares.judges ?? null,
		MS_E: result?.meanSquares.error ?? null,
		MS_W: result?.meanSquares.within ?? null,
		ci95: forms(result?.intervals),
	};
}

export const iccKind = referenceKind(['icc'], schema, ({ cases, tolerance }) =>
	eachCase(cases, tolerance, ({ matrix, expected }) => ({
		expected,
		compute: () => fields(intraclass(matrix)),
	})),
);
