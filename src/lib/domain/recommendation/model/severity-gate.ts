import type { CalibrationRating } from '#lib/domain/recommendation/model/ratings.ts';

export type SeverityGate = {
	verdict: 'APPLY' | 'DISPLAY';
	raters: number;
	candidates: number;
	cards: number;
};

const least = { raters: 3, candidates: 5, cards: 15 };

/** Who met whom: each pair with at least one rating is a card. */
export type CardGraph = { ratersOf: Map<string, Set<string>>; candidatesOf: Map<string, Set<string>> };

export function cardGraph(ratings: readonly Pick<CalibrationRating, 'candidateId' | 'raterId'>[]): CardGraph {
	const graph: CardGraph = { ratersOf: new Map(), candidatesOf: new Map() };
	const add = (map: Map<string, Set<string>>, key: string, value: string) => {
		const set = map.get(key);
		if (set) set.add(value);
		else map.set(key, new Set([value]));
	};
	for (const { candidateId, raterId } of ratings) {
		add(graph.ratersOf, candidateId, raterId);
		add(graph.candidatesOf, raterId, candidateId);
	}
	return graph;
}

/**
 * Whether a candidate's interviewers are connected with enough others for their severity to be told from the candidates
 * they happened to meet. `raterIds` are the candidate's raters now, whatever the graph says of
 * the candidate; the counts are of the candidate's component and include the candidate.
 */
export function severityGate(
	graph: CardGraph,
	candidateId: string,
	raterIds: ReadonlySet<string>,
): SeverityGate {
	const raters = new Set(raterIds);
	const candidates = new Set([candidateId]);
	let cards = raterIds.size;
	// The set grows while it is walked, and a set is walked in the order in which it grew.
	for (const raterId of raters) {
		for (const met of graph.candidatesOf.get(raterId) ?? []) {
			if (candidates.has(met)) continue;
			candidates.add(met);
			const others = graph.ratersOf.get(met)!;
			cards += others.size;
			for (const other of others) raters.add(other);
		}
	}
	if (raterIds.size === 0) return { verdict: 'DISPLAY', raters: 0, candidates: 0, cards: 0 };
	const isEnough = raters.size >= least.raters && candidates.size >= least.candidates && cards >= least.cards;
	return { verdict: isEnough ? 'APPLY' : 'DISPLAY', raters: raters.size, candidates: candidates.size, cards };
}
