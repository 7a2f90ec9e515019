import { compareText } from '#lib/domain/recommendation/panel.ts';
import { reaches } from '#lib/domain/recommendation/gates.ts';
import type { RecommendationStatus } from '#lib/domain/recommendation/recommendation.ts';

/**
 * What the reader may know of an application. `hidden`: the reader still owes a scorecard on it. `ready_to_review`: the
 * policy asks the reader to open its notes first. Neither carries any figure, so none can be told from an order.
 */
export type Standing =
	| { kind: 'hidden' }
	| { kind: 'ready_to_review' }
	| { kind: 'visible'; status: 'RECOMMENDED'; score: number }
	| { kind: 'visible'; status: Exclude<RecommendationStatus, 'RECOMMENDED'> };

export type RankingRow = { id: string; name: string; standing: Standing };

export type Ranking<Row> = {
	/** Best first. Equal scores share a rank, and the next rank counts them all: 1, 1, 3. */
	ranked: { rank: number; tied: boolean; row: Row }[];
	insufficientEvidence: Row[];
	onHold: Row[];
	stopped: Row[];
	readyToReview: Row[];
	hidden: Row[];
	/** Over what the reader may see, and nothing else. */
	counts: {
		visible: number;
		ranked: number;
		insufficientEvidence: number;
		onHold: number;
		stopped: number;
	};
};

const byName = new Intl.Collator('en', { sensitivity: 'base', numeric: true });

/** Orders a job's applications for one reader. All but the ranked stand by name, which tells nothing. */
export function rankApplications<Row extends RankingRow>(rows: readonly Row[]): Ranking<Row> {
	const named = rows.toSorted((a, b) => byName.compare(a.name, b.name) || compareText(a.id, b.id));
	const of = (kind: Standing['kind']) => named.filter((row) => row.standing.kind === kind);
	const withStatus = (status: RecommendationStatus) =>
		named.filter(({ standing }) => standing.kind === 'visible' && standing.status === status);

	const ranked = rankByScore(named);
	const insufficientEvidence = withStatus('INSUFFICIENT_EVIDENCE');
	const onHold = withStatus('HOLD');
	const stopped = withStatus('KNOCKED_OUT');
	return {
		ranked,
		insufficientEvidence,
		onHold,
		stopped,
		readyToReview: of('ready_to_review'),
		hidden: of('hidden'),
		counts: {
			visible: of('visible').length,
			ranked: ranked.length,
			insufficientEvidence: insufficientEvidence.length,
			onHold: onHold.length,
			stopped: stopped.length,
		},
	};
}

function rankByScore<Row extends RankingRow>(named: readonly Row[]): Ranking<Row>['ranked'] {
	const scored = named
		.flatMap((row) =>
			row.standing.kind === 'visible' && row.standing.status === 'RECOMMENDED'
				? [{ row, score: row.standing.score }]
				: [],
		)
		.sort((a, b) => b.score - a.score);
	const groups: { score: number; rows: Row[] }[] = [];
	for (const { row, score } of scored) {
		const group = groups.at(-1);
		if (group && reaches(score, group.score)) group.rows.push(row);
		else groups.push({ score, rows: [row] });
	}
	let before = 0;
	return groups.flatMap(({ rows }) => {
		const rank = before + 1;
		before += rows.length;
		// Scores equal but for rounding must not stand in an order that looks like one.
		return named.filter((row) => rows.includes(row)).map((row) => ({ rank, tied: rows.length > 1, row }));
	});
}
