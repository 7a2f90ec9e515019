import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type RankingRow, rankApplications, type Standing } from '#lib/domain/recommendation/ranking.ts';

function row(name: string, standing: Standing): RankingRow {
	return { id: `id-${name}`, name, standing };
}
const scored = (score: number): Standing => ({ kind: 'visible', status: 'RECOMMENDED', score });
const thin: Standing = { kind: 'visible', status: 'INSUFFICIENT_EVIDENCE' };
const onHold: Standing = { kind: 'visible', status: 'HOLD' };
const stopped: Standing = { kind: 'visible', status: 'KNOCKED_OUT' };
const hidden: Standing = { kind: 'hidden' };
const unread: Standing = { kind: 'ready_to_review' };

const rows = [
	row('Zoe', hidden),
	row('Ada', scored(3.1)),
	row('Ben', scored(4.5)),
	row('émile', scored(4.5 - 1e-15)),
	row('Dee', stopped),
	row('Eli', thin),
	row('Fay', onHold),
	row('abe', hidden),
	row('Gus', unread),
	row('Bob', thin),
];
const namesOf = (list: readonly RankingRow[]) => list.map((one) => one.name);

describe('the applications of a job', () => {
	const ranking = rankApplications(rows);

	test('are ranked by score, equal scores on one rank by name, and the next rank counts them', () => {
		expect(ranking.ranked.map(({ rank, tied, row: { name } }) => [rank, tied, name])).toEqual([
			[1, true, 'Ben'],
			[1, true, 'émile'],
			[3, false, 'Ada'],
		]);
	});

	test('without a band stand by name in their own groups', () => {
		expect(namesOf(ranking.insufficientEvidence)).toEqual(['Bob', 'Eli']);
		expect(namesOf(ranking.onHold)).toEqual(['Fay']);
		expect(namesOf(ranking.stopped)).toEqual(['Dee']);
		expect(namesOf(ranking.readyToReview)).toEqual(['Gus']);
	});

	test('that are hidden from the reader stand by name, among no ranks and in no count', () => {
		expect(namesOf(ranking.hidden)).toEqual(['abe', 'Zoe']);
		expect(ranking.counts).toEqual({ visible: 7, ranked: 3, insufficientEvidence: 2, onHold: 1, stopped: 1 });
	});

	test('rank the same whatever hidden ones there are', () => {
		const without = rankApplications(rows.filter((one) => one.standing !== hidden));
		expect({ ...ranking, hidden: [] }).toEqual(without);
	});

	test('each stand in exactly one place, in an order that does not depend on how they came', () => {
		const standing = fc.oneof(
			fc.constantFrom(hidden, unread, thin, onHold, stopped),
			fc.integer({ min: 4, max: 20 }).map((quarter) => scored(quarter / 4)),
		);
		const list = fc
			.array(fc.tuple(fc.constantFrom('Ana', 'ana', 'Bo', 'Ço'), standing))
			.map((pairs) => pairs.map(([name, one], index) => ({ id: `${index}`, name, standing: one })));
		fc.assert(
			fc.property(list, (given) => {
				const result = rankApplications(given);
				const {
					ranked,
					insufficientEvidence,
					onHold: held,
					stopped: out,
					readyToReview,
					hidden: unseen,
				} = result;
				const groups = [insufficientEvidence, held, out, readyToReview, unseen];
				const all = [...ranked.map((one) => one.row), ...groups.flat()];
				expect(all.map((one) => one.id).sort()).toEqual(given.map((one) => one.id).sort());
				expect(rankApplications(given.toReversed())).toEqual(result);
			}),
		);
	});
});
