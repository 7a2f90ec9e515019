import { evaluateCandidate, evaluateDisplay } from './evaluate-candidate.ts';
import { evaluateTogether } from './evaluate-together.ts';
import type { PanelFile } from './panel-file.ts';
import { preparePanel } from './prepare-panel.ts';

/** The whole result of a panel, in the field names of the reference files. */
export function evaluatePanel(file: PanelFile) {
	const panel = preparePanel(file);
	return {
		candidates: Object.fromEntries(
			panel.severity.panel.candidateIds.map((id) => [
				id,
				{ ...evaluateCandidate(panel, id), ...(file.severity === 'show' ? evaluateDisplay(panel, id) : {}) },
			]),
		),
		...evaluateTogether(panel),
	};
}
