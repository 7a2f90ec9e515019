import { describe, expect, test } from 'vitest';
import type { RankingGroup, RankingRow } from '#lib/components/job/ranking-view.ts';
import { tieSections } from '#lib/components/job/tie-sections.ts';

function row(place: number, tied: boolean): RankingRow {
	return {
		applicationId: '',
		candidateName: '',
		stageName: '',
		owedBy: [],
		decision: null,
		rank: { place, tied },
		figures: null,
	};
}
const group = (rows: RankingRow[], more: Partial<RankingGroup> = {}): RankingGroup => ({
	code: 'ranked',
	count: rows.length,
	rows,
	begunBefore: 0,
	goesOn: false,
	...more,
});
const shown = (of: RankingGroup) =>
	tieSections(of).map(({ place, heading, rows }) => [place, rows.length, heading]);

describe('the sections of a ranking', () => {
	test('say how many cannot be told apart, and leave who stands alone without a heading', () => {
		expect(shown(group([row(1, true), row(1, true), row(1, true), row(2, false)]))).toEqual([
			[1, 3, 'These 3 cannot be told apart by what was seen'],
			[2, 1, null],
		]);
	});

	test('never claim more than the page where the ranking goes on', () => {
		const rows = [row(1, false), row(2, true), row(2, true), row(3, true)];
		expect(shown(group(rows, { goesOn: true }))).toEqual([
			[1, 1, null],
			[2, 2, 'These 2 on this page cannot be told apart by what was seen'],
			[3, 1, 'This one cannot be told apart by what was seen from the first on the next page'],
		]);
	});

	test('say which group of a page before they go on with', () => {
		expect(
			shown(group([row(1, true), row(2, true), row(2, true), row(3, false)], { begunBefore: 2 })),
		).toEqual([
			[1, 1, 'One more of group 1, which begins on a page before'],
			[2, 2, '2 more of group 2, which begins on a page before'],
			[3, 1, null],
		]);
	});
});
