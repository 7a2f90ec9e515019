import { z } from 'zod';
import { oneFacetCases, oneFacetSchema } from './gstudy-one-facet.ts';
import { panelStudyCases, panelStudySchema, sparseCases, sparseSchema } from './gstudy-panel.ts';
import { twoFacetCases, twoFacetSchema } from './gstudy-two-facet.ts';
import { referenceKind, Tolerance } from './reference-case.ts';

const schema = z.object({
	two_facet: z.array(twoFacetSchema).default([]),
	one_facet: z.array(oneFacetSchema).default([]),
	panel_dstudy: z.array(panelStudySchema).default([]),
	gqk: z.array(sparseSchema).default([]),
	tolerance: Tolerance.optional(),
});

export const gstudyKind = referenceKind(['gstudy'], schema, (file) => [
	...twoFacetCases(file.two_facet, file.tolerance),
	...oneFacetCases(file.one_facet, file.tolerance),
	...panelStudyCases(file.panel_dstudy, file.tolerance),
	...sparseCases(file.gqk, file.tolerance),
]);
