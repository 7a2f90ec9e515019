import type { DecisionStudy } from '#lib/domain/report/enough-interviewers.ts';
import type { Agreement } from '#lib/domain/report/agreement.ts';
import type { KappaSpread } from '#lib/domain/report/kappa-spread.ts';

/** Where the variances in use come from. */
export type VarianceSource = { kind: 'defaults' } | { kind: 'snapshot'; number: number; since: Date };

export type DimensionFigures = Agreement & { name: string; weight: number | null };

export type RoleFigures = {
	id: string;
	title: string;
	debriefs: number;
	study: DecisionStudy | null;
	dimensions: DimensionFigures[];
};

export type PairFigures = {
	enough: number;
	tooFew: number;
	spread: KappaSpread | null;
	named:
		{ names: [string, string]; cells: number; kappa: number | null; standardError: number | null }[] | null;
};

export type PoolFigures = { interviewers: number; candidates: number; names: string[] | null };
