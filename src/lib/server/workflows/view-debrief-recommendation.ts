import type { Gate } from '#lib/domain/recommendation/recommendation.ts';
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

/** A recommendation in words and figures. Exact figures: the page rounds them. */
export function recommendationView({ id, computedAt, result }: Stored, names: DimensionNames) {
	return {
		id,
		computedAt: computedAt.toISOString(),
		status: result.status,
		band: result.band,
		words: headline(result, names),
		reasons: result.reasons.map((reason) => reasonSentence(reason, names)),
		score: result.score,
		raw: result.raw,
		bar: result.trace.thresholds.bar,
		coverage: result.coverage,
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
