import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	orderOf,
	probabilityAbove,
	type Scored,
	sureFrom,
	tieGroups,
} from '#lib/domain/recommendation/tie-groups.ts';
import { normalQuantile } from '#lib/domain/statistics/normal.ts';

const scored = fc.record({
	score: fc.double({ min: 1, max: 5, noNaN: true }),
	se: fc.oneof(fc.constant(0), fc.double({ min: 0.05, max: 0.9, noNaN: true })),
});
const bestFirst = fc
	.array(scored, { maxLength: 40 })
	.map((rows) => rows.toSorted((a, b) => b.score - a.score));

describe('two applications', () => {
	test('are told apart from a probability of .8 on, either way', () => {
		expect([0, 0.2, 0.21, 0.5, 0.79, 0.8, 1].map(orderOf)).toEqual([
			'below',
			'below',
			'not_told_apart',
			'not_told_apart',
			'not_told_apart',
			'above',
			'above',
		]);
	});

	test('compare by their difference over the root of the summed squared errors', () => {
		const z = normalQuantile(sureFrom);
		const b = { score: 3, se: 0.4 };
		expect(probabilityAbove({ score: 3 + 0.5 * z, se: 0.3 }, b)).toBeCloseTo(0.8, 12);
		expect(probabilityAbove({ score: 3, se: 0.3 }, b)).toBe(0.5);
	});

	test('without any error are told apart by any difference, and by none where there is none', () => {
		const [low, high] = [
			{ score: 3, se: 0 },
			{ score: 3.1, se: 0 },
		];
		expect([probabilityAbove(high, low), probabilityAbove(low, high), probabilityAbove(low, low)]).toEqual([
			1, 0, 0.5,
		]);
	});
});

describe('tie groups', () => {
	test('take what cannot be told apart from their best, and the next starts after them', () => {
		const rows: Scored[] = [4.4, 4.3, 4.1, 3.9, 3.8, 2].map((score) => ({ score, se: 0.3 }));
		// .8416 times the root of .18 is .357: 4.1 is within it of 4.4, 3.9 is not.
		expect(tieGroups(rows)).toEqual([1, 1, 1, 2, 2, 3]);
	});

	test('take a lower one that is less sure past a surer one in between', () => {
		const rows = [
			{ score: 4.5, se: 0.2 },
			{ score: 4.2, se: 0.05 },
			{ score: 4.1, se: 0.6 },
		];
		expect(tieGroups(rows)).toEqual([1, 2, 1]);
	});

	test('are of the rows above alone: what follows changes no group', () => {
		fc.assert(
			fc.property(bestFirst, fc.nat(), (rows, cut) => {
				const length = rows.length === 0 ? 0 : cut % rows.length;
				expect(tieGroups(rows.slice(0, length))).toEqual(tieGroups(rows).slice(0, length));
			}),
		);
	});

	test('hold exactly those that their best one cannot be told apart from, of those no earlier group took', () => {
		fc.assert(
			fc.property(bestFirst, (rows) => {
				const groups = tieGroups(rows);
				rows.forEach((row, place) => {
					const leaders = rows.flatMap((one, at) =>
						groups.indexOf(groups[at] ?? 0) === at ? [{ one, at }] : [],
					);
					const taking = leaders.filter(
						({ one, at }) => at < place && orderOf(probabilityAbove(one, row)) === 'not_told_apart',
					);
					const first = taking[0];
					const starts = groups.indexOf(groups[place] ?? 0) === place;
					expect(starts).toBe(first === undefined);
					if (first) expect(groups[place]).toBe(groups[first.at]);
				});
			}),
		);
	});

	test('are numbered as they begin, without a gap', () => {
		fc.assert(
			fc.property(bestFirst, (rows) => {
				const firsts = [...new Set(tieGroups(rows))];
				expect(firsts).toEqual(firsts.map((_, index) => index + 1));
			}),
		);
	});

	test('hold the same whatever is added to every score, and whatever scale both figures are on', () => {
		fc.assert(
			fc.property(bestFirst, (rows) => {
				// By powers of two, which round nothing.
				const larger = rows.map(({ score, se }) => ({ score: score * 4, se: se * 4 }));
				expect(tieGroups(larger)).toEqual(tieGroups(rows));
			}),
		);
	});

	test('can only widen by taking errors as independent where estimates move together', () => {
		fc.assert(
			fc.property(scored, scored, fc.double({ min: 0, max: 1, noNaN: true }), (a, b, correlation) => {
				const variance = a.se ** 2 + b.se ** 2 - 2 * correlation * a.se * b.se;
				fc.pre(variance > 1e-9);
				const sureness = Math.abs(a.score - b.score) / Math.sqrt(variance);
				const told = sureness >= normalQuantile(sureFrom) + 1e-9;
				if (!told) expect(orderOf(probabilityAbove(a, b))).toBe('not_told_apart');
			}),
		);
	});
});
