import type { Gate } from '#lib/domain/recommendation/verdict.ts';
import { gateSentence, headline, reasonSentence } from '#lib/domain/recommendation/words.ts';
import type { DimensionNames } from '#lib/domain/scorecard/names.ts';
import type { Stored } from '#lib/server/db/recommendations.ts';

const gateNames: Record<Gate['code'], string> = {
	COVERAGE: 'Evidence',
	QUORUM: 'Quorum',
	CRITICAL_EVIDENCE: 'Critical dimensions',
	CRITICAL_FLOOR: 'Critical dimensions',
	RED_FLAGS: 'Red flags',
};

/** A recommendation in words and figures. The page rounds them; the model's are rounded here, see `toldFigure`. */
export function recommendationView(
	{ id, computedAt, result }: Stored,
	names: DimensionNames,
	seesWeights: boolean,
) {
	const told = toldFigure(seesWeights);
	const isModel = result.engine === 'm3/1';
	const isRated = result.raw !== null;
	return {
		id,
		engine: result.engine,
		computedAt: computedAt.toISOString(),
		status: result.status,
		band: result.band,
		words: headline(result, names),
		reasons: result.reasons.map((reason) => reasonSentence(reason, names)),
		score: isModel ? (isRated ? told(result.score) : null) : result.score,
		interval: isModel && isRated ? toldInterval(result.interval, told) : null,
		raw: result.raw,
		bar: result.trace.thresholds.bar,
		coverage: result.coverage,
		raters: result.raters,
		isProvisional: result.provisional,
		gates: gatesView(result.trace.gates, names),
	};
}

/**
 * From enough exact figures of the model the weights could be solved for: who may not see those gets no more digits than
 * the page shows.
 */
export function toldFigure(seesWeights: boolean): (figure: number) => number {
	return seesWeights ? (figure) => figure : (figure) => Math.round(figure * 10) / 10;
}

export function toldInterval(
	[low, high]: readonly [number, number],
	told: (figure: number) => number,
): [number, number] {
	return [told(low), told(high)];
}

/** Under each name every gate of its kind; it is passed where all are. */
function gatesView(gates: readonly Gate[], names: DimensionNames) {
	const groups = new Map<string, { name: string; passed: boolean | null; sentences: string[] }>();
	for (const gate of gates) {
		const name = gateNames[gate.code];
		const group = groups.get(name) ?? { name, passed: true, sentences: [] };
		groups.set(name, group);
		if (gate.passed === false) group.passed = false;
		else if (gate.passed === null && group.passed) group.passed = null;
		group.sentences.push(gateSentence(gate, names));
	}
	return [...groups.values()];
}
