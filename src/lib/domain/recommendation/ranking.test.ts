import { describe, expect, test } from 'vitest';
import { placeByScore, placeByTieGroup } from '#lib/domain/recommendation/ranking.ts';

const row = (id: string, score: number, se = 0.3) => ({ id, name: id, score, se });
const rows = [
	row('Zoe', 4.4),
	row('émile', 4.3),
	row('Dee', 4.1),
	row('ada', 3.9),
	row('Ben', 3.8),
	row('Cy', 2),
];

describe('places by tie group', () => {
	test('are shared by those that cannot be told apart, who stand by name', () => {
		expect(placeByTieGroup(rows).map(({ id, place, tied }) => [id, place, tied])).toEqual([
			['Dee', 1, true],
			['émile', 1, true],
			['Zoe', 1, true],
			['ada', 2, true],
			['Ben', 2, true],
			['Cy', 3, false],
		]);
	});

	test('are the same for the later rows whether or not the earlier ones are on the page', () => {
		for (let cut = 0; cut <= rows.length; cut += 1) {
			const later = placeByTieGroup(rows.slice(cut), rows.slice(0, cut));
			const all = placeByTieGroup(rows);
			for (const placed of later) expect(placed).toEqual(all.find(({ id }) => id === placed.id));
		}
	});

	test('of the same name stand by id', () => {
		const same = [
			{ ...row('b', 4), name: 'Ana' },
			{ ...row('a', 3.9), name: 'ana' },
		];
		expect(placeByTieGroup(same).map(({ id }) => id)).toEqual(['a', 'b']);
	});
});

describe('places by score', () => {
	test('are shared by equal scores, also where only rounding parts them, and the next place counts them', () => {
		const equal = [row('Ben', 4.5), row('Ada', 4.5 - 1e-15), row('Cy', 3.1)];
		expect(placeByScore(equal).map(({ id, place, tied }) => [id, place, tied])).toEqual([
			['Ada', 1, true],
			['Ben', 1, true],
			['Cy', 3, false],
		]);
	});

	test('go on after a page: the first may share its place with some before', () => {
		const page = [row('Ben', 4), row('Ada', 3)];
		expect(placeByScore(page, { better: 2, before: 5 }).map(({ place, tied }) => [place, tied])).toEqual([
			[3, true],
			[7, false],
		]);
		expect(placeByScore(page, { better: 5, before: 5 }).map(({ place, tied }) => [place, tied])).toEqual([
			[6, false],
			[7, false],
		]);
	});
});
