export interface PanelComponent {
	candidates: string[];
	interviewers: string[];
}

export type PanelPair = readonly [candidate: string, interviewer: string];

function byCodeUnits(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * Connected components of the graph whose edges are the pairs of a candidate and an interviewer who met.
 * Within a component severities can be compared, between two they cannot. Repeated pairs are harmless; a candidate
 * and an interviewer of the same id are different. Ids are sorted by code units, components by their first candidate.
 */
export function connectedComponents(pairs: Iterable<PanelPair>): PanelComponent[] {
	const interviewersOf = new Map<string, Set<string>>();
	const candidatesOf = new Map<string, Set<string>>();
	for (const [candidate, interviewer] of pairs) {
		interviewersOf.set(candidate, (interviewersOf.get(candidate) ?? new Set()).add(interviewer));
		candidatesOf.set(interviewer, (candidatesOf.get(interviewer) ?? new Set()).add(candidate));
	}
	const seen = new Set<string>();
	const components: PanelComponent[] = [];
	for (const start of [...interviewersOf.keys()].sort(byCodeUnits)) {
		if (seen.has(start)) continue;
		seen.add(start);
		const candidates = [start];
		const interviewers = new Set<string>();
		// The list grows while it is walked.
		for (const candidate of candidates) {
			for (const interviewer of interviewersOf.get(candidate) ?? []) {
				if (interviewers.has(interviewer)) continue;
				interviewers.add(interviewer);
				for (const met of candidatesOf.get(interviewer) ?? []) {
					if (!seen.has(met)) candidates.push(met);
					seen.add(met);
				}
			}
		}
		components.push({
			candidates: candidates.sort(byCodeUnits),
			interviewers: [...interviewers].sort(byCodeUnits),
		});
	}
	return components;
}
