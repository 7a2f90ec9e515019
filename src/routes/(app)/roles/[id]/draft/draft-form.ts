import { z } from 'zod';
import type { RoleContent } from '#lib/domain/role/draft.ts';
import { editFields } from '#lib/domain/role/edit-fields.ts';
import { RoleFields } from '#lib/domain/role/form-fields.ts';
import { contentOfFields } from '#lib/domain/role/parse-fields.ts';
import { invalid } from '#lib/server/errors.ts';
import { parseForm } from '#lib/server/http/form.ts';
import type { FormValues } from '#lib/server/http/form.ts';

export type DraftForm = {
	fields: RoleFields;
	/** The revision that the page was opened with. */
	opened: number;
	/** The one that the save may replace: `opened`, unless the person chose to save over a newer one. */
	revision: number;
	/** The gaps that were ticked as meant. */
	accepted: string | null;
	/** Where a change of rows leads. */
	focus: string;
};

const count = z.coerce.number().int().min(0);
const Controls = z.object({
	revision: count,
	overwrite: count.optional(),
	op: z.string().default(''),
	accepted: z.string().optional(),
});

/** What the editor posts, with the change of rows done that its pressed button stands for. */
export function readDraftForm(values: FormValues): DraftForm {
	const { revision, overwrite, op, accepted } = parseForm(Controls, values);
	const typed = parseForm(RoleFields, values);
	const edit = editFields(typed, op);
	return {
		fields: edit?.fields ?? typed,
		opened: revision,
		revision: overwrite ?? revision,
		accepted: accepted ?? null,
		focus: edit?.focus ?? '',
	};
}

/** Throws a refusal that names each control which cannot be read. */
export function contentOf(fields: RoleFields): RoleContent {
	const parsed = contentOfFields(fields);
	if (parsed.kind === 'refused') throw invalid(parsed.problems);
	return parsed.content;
}
