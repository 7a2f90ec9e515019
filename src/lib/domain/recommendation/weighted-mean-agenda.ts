import type { DimensionResult } from '#lib/domain/recommendation/verdict.ts';
import { type DimensionNames, dimensionName } from '#lib/domain/scorecard/names.ts';

/** `range` is in levels, between the highest and the lowest rater of the dimension. */
export type AgendaItem =
	| { code: 'far_apart'; dimensionId: string; range: number; raters: number }
	| { code: 'apart'; dimensionId: string; range: number; raters: number }
	| { code: 'few_raters'; dimensionId: string; raters: number };

/**
 * What a debrief should talk about: dimensions whose raters stand far apart (3 levels or more), then apart (2 or more),
 * widest first, then scored dimensions that fewer than two people rated. Half of all normal panels have a range of two
 * somewhere, so "apart" is a topic and no fault.
 */
export function debriefAgenda(
	dimensions: readonly Pick<DimensionResult, 'id' | 'weight' | 'n' | 'range'>[],
): AgendaItem[] {
	const apart = dimensions
		.flatMap(({ id, n, range }) =>
			n >= 2 && range !== null && range >= 2 ? [{ dimensionId: id, range, raters: n }] : [],
		)
		.sort((a, b) => b.range - a.range)
		.map((item): AgendaItem => ({ code: item.range >= 3 ? 'far_apart' : 'apart', ...item }));
	const thin = dimensions
		.filter(({ weight, n }) => weight > 0 && n < 2)
		.map(({ id, n }): AgendaItem => ({ code: 'few_raters', dimensionId: id, raters: n }));
	return [...apart, ...thin];
}

export function agendaSentence(item: AgendaItem, names: DimensionNames): string {
	const name = dimensionName(names, item.dimensionId);
	switch (item.code) {
		case 'far_apart':
			return `${name}: ${item.raters} raters stand far apart, by ${levels(item.range)}.`;
		case 'apart':
			return `${name}: ${item.raters} raters stand apart, by ${levels(item.range)}.`;
		case 'few_raters':
			return item.raters === 0 ? `${name}: nobody rated it.` : `${name}: only one person rated it.`;
	}
}

function levels(range: number): string {
	return `${Math.round(range * 100) / 100} levels`;
}
