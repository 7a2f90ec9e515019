import { z } from 'zod';
import { overallWords, OverallWord } from '#lib/domain/scorecard/content.ts';
import { contentOfForm } from '#lib/domain/scorecard/form-fields.ts';
import { NotAssessedReason, notAssessedWords } from '#lib/domain/scorecard/not-assessed.ts';
import { invalid } from '#lib/server/errors.ts';
import type { FormValues } from '#lib/server/http/form.ts';

/** The words to choose from, in their order. */
export const words = {
	overall: OverallWord.options.map((value) => ({ value, label: overallWords[value] })),
	reasons: NotAssessedReason.options.map((value) => ({ value, label: notAssessedWords[value] })),
};

const Base = z.coerce.number().int().min(0).max(2_000_000_000);

/** What the form was written on, and what it holds, to be read by the workflow. */
export function draftOf(values: FormValues): { baseRevision: number; content: unknown } {
	const base = Base.safeParse(values['baseRevision']);
	if (!base.success) throw invalid([], 'The form is not whole. Reload the page and try again.');
	return { baseRevision: base.data, content: contentOfForm(values) };
}
