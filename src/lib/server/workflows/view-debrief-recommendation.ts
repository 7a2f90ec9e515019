import type { Gate } from '#lib/domain/recommendation/verdict.ts';
import { gateSentence, headline, reasonSentence } from '#lib/domain/recommendation/words.ts';
import type { DimensionNames } from '#lib/domain/scorecard/names.ts';
import type { Stored } from '#lib/server/db/recommendations.ts';
import { toldFigures } from '#lib/server/workflows/told-figures.ts';

const gateNames: Record<Gate['code'], string> = {
	COVERAGE: 'Evidence',
	QUORUM: 'Quorum',
	CRITICAL_EVIDENCE: 'Critical dimensions',
	CRITICAL_FLOOR: 'Critical dimensions',
	RED_FLAGS: 'Red flags',
};

/** A recommendation in words and figures; the page rounds those that come in full. */
export function recommendationView(
	{ id, computedAt, result }: Stored,
	names: DimensionNames,
	seesWeights: boolean,
) {
	const told = toldFigures(seesWeights);
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
		score: isRated && result.score !== null ? told.score(result.score) : null,
		interval: isModel && isRated ? told.interval(result.interval) : null,
		raw: result.raw === null ? null : told.score(result.raw),
		bar: result.trace.thresholds.bar,
		coverage: told.share(result.coverage),
		raters: result.raters,
		isProvisional: result.provisional,
		gates: gatesView(result.trace.gates, names),
	};
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
