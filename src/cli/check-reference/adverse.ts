import { z } from 'zod';
import { adverseImpact, type GroupImpact } from '#lib/domain/statistics/adverse-impact.ts';
import { fisherExact } from '#lib/domain/statistics/fisher.ts';
import { caseFields, eachCase, Expected, referenceKind, Tolerance } from './reference-case.ts';

const count = z.int().min(0);
const pair = z.tuple([count, count]);
const group = pair.refine(([selected, applicants]) => selected <= applicants, {
	message: 'more selected than applied',
});

const schema = z.object({
	fisher: z
		.array(z.object({ ...caseFields, table: z.tuple([pair, pair]), p_two_sided: z.number() }))
		.default([]),
	cases: z
		.array(z.object({ ...caseFields, groups: z.record(z.string(), group), expected: Expected }))
		.default([]),
	tolerance: Tolerance.optional(),
});

function fields({
	selected,
	applicants,
	rate,
	impactRatio,
	share,
	eligible,
	verdict,
	comparison,
}: GroupImpact) {
	return {
		selected,
		n: applicants,
		rate,
		impact_ratio: impactRatio,
		share,
		eligible,
		verdict,
		fisher_p: comparison?.fisherP ?? null,
		z: comparison?.z ?? null,
		ir_ci95: comparison?.interval ?? null,
		ir_if_one_more: comparison?.ratioIfOneMore ?? null,
		shortfall: comparison?.shortfall ?? null,
		fragile: comparison?.fragile ?? false,
	};
}

function impact(counts: Readonly<Record<string, readonly [number, number]>>) {
	const groups = Object.entries(counts).map(([group, [selected, applicants]]) => ({
		group,
		selected,
		applicants,
	}));
	const result = adverseImpact(groups);
	return {
		reference: result?.reference ?? null,
		n: result?.applicants ?? 0,
		selected: result?.selected ?? 0,
		groups: Object.fromEntries((result?.groups ?? []).map((each) => [each.group, fields(each)])),
	};
}

export const adverseKind = referenceKind(['adverse'], schema, ({ fisher, cases, tolerance }) => [
	...eachCase(fisher, tolerance, ({ table, p_two_sided }) => ({
		expected: { p_two_sided },
		compute: () => ({ p_two_sided: fisherExact(table) }),
	})),
	...eachCase(cases, tolerance, ({ groups, expected }) => ({ expected, compute: () => impact(groups) })),
]);
