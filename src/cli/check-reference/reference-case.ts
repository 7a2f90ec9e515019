import { z } from 'zod';

export const Json = z.json();
export type Json = z.infer<typeof Json>;

/** One number for all, or one for each field of `expected`. */
export const Tolerance = z.union([z.number().min(0), z.record(z.string(), z.number().min(0))]);
export type Tolerance = z.infer<typeof Tolerance>;

/** What holds where a file gives none. */
export const DEFAULT_TOLERANCE = 1e-8;

/** What the file says should come out. */
export const Expected = z.record(z.string(), Json);

/** The fields that every case may have. Others describe it (source, note, published results) and are passed over. */
export const caseFields = { id: z.string().optional(), tolerance: Tolerance.optional() };

export const Matrix = z
	.array(z.array(z.number()).min(1))
	.min(1)
	.superRefine((rows, context) => {
		rows.forEach((row, at) => {
			if (row.length === rows[0]?.length) return;
			context.addIssue({ code: 'custom', path: [at], message: 'is not as long as the first row' });
		});
	});

export const Pairs = z.array(z.tuple([z.string(), z.string()]));

export interface ReferenceCase {
	/** Names the case in the report. */
	id: string;
	expected: Json;
	tolerance: Tolerance;
	/** The same shape as `expected`, from the library. */
	compute: () => unknown;
}

export interface ReferenceKind {
	/** What the files say in `kind`. */
	names: readonly string[];
	/** The cases of a file; throws z.ZodError for a file that is not of the kind. */
	cases: (file: unknown) => ReferenceCase[];
}

function holdsExpected(value: unknown): boolean {
	if (typeof value !== 'object' || value === null) return false;
	return Object.entries(value).some(([key, inner]) => key === 'expected' || holdsExpected(inner));
}

/**
 * A kind of reference file. `schema` lists the fields that are read; others are passed over, unless they hold expected
 * values, which would then go unchecked.
 */
export function referenceKind<S extends z.ZodRawShape>(
	names: readonly string[],
	schema: z.ZodObject<S>,
	casesOf: (file: z.output<z.ZodObject<S>>) => ReferenceCase[],
): ReferenceKind {
	return {
		names,
		cases(file) {
			const cases = casesOf(schema.parse(file));
			const refuse = (path: string[], message: string) =>
				new z.ZodError([{ code: 'custom', path, message, input: undefined }]);
			const known = new Set(Object.keys(schema.shape));
			const unread = Object.entries(z.record(z.string(), z.unknown()).parse(file)).find(
				([key, value]) => !known.has(key) && (key === 'expected' || holdsExpected(value)),
			);
			if (unread) throw refuse([unread[0]], 'holds expected values that this kind does not know');
			if (cases.length === 0) throw refuse([], 'the file holds no case');
			return cases;
		},
	};
}

/** The cases of a file that lists them, each with its own tolerance or the file's. */
export function eachCase<Case extends { id?: string | undefined; tolerance?: Tolerance | undefined }>(
	list: readonly Case[],
	fileTolerance: Tolerance | undefined,
	make: (each: Case) => { expected: Json; compute: () => unknown },
): ReferenceCase[] {
	return list.map((each, at) => ({
		id: each.id ?? `case ${at + 1}`,
		tolerance: each.tolerance ?? fileTolerance ?? DEFAULT_TOLERANCE,
		...make(each),
	}));
}
