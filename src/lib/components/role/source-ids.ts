import { backgroundPlace, criterionPlace } from '#lib/domain/role/source-places.ts';
import type { RoleFields } from '#lib/domain/role/form-fields.ts';

/** The id of a piece of the source text; pieces count from 0 in its order. */
export function sourceId(index: number): string {
	return `source-${index}`;
}

/** The id of the editor's control for each place of a source, as the fields stand now. */
export function controlIds(fields: RoleFields): Map<string, string> {
	const ids = new Map(
		['title', 'summary', 'strongSignals', 'weakSignals', 'redFlags'].map((name) => [name, name]),
	);
	fields.criteria.forEach(({ name }, row) => ids.set(criterionPlace(name), `criteria.${row}.name`));
	for (const { key } of [...fields.dimensions, ...fields.exercises]) ids.set(key, `row-${key}`);
	fields.background.forEach(({ heading }, row) =>
		ids.set(backgroundPlace(heading), `background.${row}.heading`),
	);
	return ids;
}
