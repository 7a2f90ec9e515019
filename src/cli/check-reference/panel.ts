import { z } from 'zod';
import {
	decisionOf,
	evaluateCandidate,
	evaluateDisplay,
	observedFields,
} from '../panel-file/evaluate-candidate.ts';
import { evaluateTogether } from '../panel-file/evaluate-together.ts';
import { PanelFile } from '../panel-file/panel-file.ts';
import { preparePanel } from '../panel-file/prepare-panel.ts';
import {
	DEFAULT_TOLERANCE,
	Json,
	type ReferenceCase,
	type ReferenceKind,
	Tolerance,
} from './reference-case.ts';

const Frame = z.object({
	tolerance: Tolerance.default(DEFAULT_TOLERANCE),
	expected: z.object({ candidates: z.record(z.string(), Json) }).catchall(Json),
});

/** One case a candidate, and one for everything that is of the panel as a whole. */
function panelKind(name: string, evaluate: typeof evaluateCandidate | typeof evaluateDisplay): ReferenceKind {
	return {
		names: [name],
		cases(file) {
			const panel = preparePanel(PanelFile.parse(file));
			const {
				tolerance,
				expected: { candidates, ...together },
			} = Frame.parse(file);
			const cases = Object.entries(candidates).map(([id, expected]): ReferenceCase => ({
				id,
				expected,
				tolerance,
				compute: () => evaluate(panel, id),
			}));
			return Object.keys(together).length === 0
				? cases
				: [
						...cases,
						{ id: 'together', expected: together, tolerance, compute: () => evaluateTogether(panel) },
					];
		},
	};
}

export const panelKinds = [
	panelKind('panel', evaluateCandidate),
	panelKind('panel_display', evaluateDisplay),
];

const Decisions = z.object({
	tolerance: Tolerance.default(DEFAULT_TOLERANCE),
	cases: z.array(
		z.looseObject({
			id: z.string().optional(),
			candidate: z.string(),
			tolerance: Tolerance.optional(),
			expected: Json,
			observed: Json.optional(),
		}),
	),
});

/** One candidate's decision among a panel; what the file says for all its cases, a case may say otherwise. */
export const decisionsKind: ReferenceKind = {
	names: ['decisions'],
	cases(file) {
		const { cases, tolerance: overall } = Decisions.parse(file);
		const shared = z.looseObject({}).parse(file);
		return cases.map((each, at) => {
			const { candidate, expected, observed, tolerance = overall } = each;
			const parsed = PanelFile.safeParse({ ...shared, ...each });
			if (!parsed.success)
				throw new z.ZodError(
					parsed.error.issues.map((issue) => ({ ...issue, path: ['cases', at, ...issue.path] })),
				);
			return {
				id: each.id ?? `case ${at + 1}`,
				tolerance,
				expected: observed === undefined ? { expected } : { expected, observed },
				compute: () => {
					const panel = preparePanel(parsed.data);
					return { expected: decisionOf(panel, candidate), observed: observedFields(panel, candidate) };
				},
			};
		});
	},
};
