import type { BlueprintDimension } from '#lib/domain/blueprint/blueprint.ts';
import { findWeight, readWeight, type Weight } from '#lib/domain/blueprint/fields/weights.ts';
import type { Column } from '#lib/domain/blueprint/fields/table-heads.ts';
import type { Raise } from '#lib/domain/blueprint/warnings.ts';
import { trimName } from '#lib/domain/blueprint/fields/criteria.ts';

/** What could be read of one dimension, before the document's warnings are drawn from it. */
export interface ReadDimension {
	name: string;
	weight: Weight | null;
	description: string | null;
	anchors: Record<string, string>;
}

export function toDimensions(read: readonly ReadDimension[], raise: Raise): BlueprintDimension[] {
	return read.map(({ name, weight, description, anchors }) => {
		if (weight?.fraction) raise({ code: 'weight_fraction' });
		if (weight?.approximate) raise({ code: 'weight_approximate' });
		return {
			name,
			weight: weight?.weight ?? null,
			weight_min: weight?.min ?? null,
			weight_max: weight?.max ?? null,
			description,
			anchors,
		};
	});
}

/** Sets an anchor unless the key would reach the object's prototype. */
export function setAnchor(anchors: Record<string, string>, key: string, text: string): void {
	if (text !== '' && key !== '__proto__') anchors[key] = text;
}

/** The line that adds the weights up is no dimension. */
export function isTotal(name: string): boolean {
	return /^(?:grand )?(?:total|sum|overall(?: (?:score|total|weight))?)(?: weight| score)?$/i.test(
		trimName(name),
	);
}

/** A row of cells under known columns. */
export function dimensionOfCells(cells: readonly string[], columns: readonly Column[]): ReadDimension | null {
	let name = '';
	let weight: Weight | null = null;
	const descriptions: string[] = [];
	const anchors: Record<string, string> = {};
	for (const [index, column] of columns.entries()) {
		const text = cells[index] ?? '';
		if (column.kind === 'name') name = text;
		if (column.kind === 'weight') weight = readWeight(text);
		if (column.kind === 'description' && text !== '') descriptions.push(text);
		if (column.kind === 'level') setAnchor(anchors, column.key, text);
	}
	const inName = weight ? null : findWeight(name);
	if (inName && inName.start > 0 && inName.end === name.length) {
		name = name.slice(0, inName.start);
		weight = inName.weight;
	}
	name = name.replace(/\s*:$/, '').trim();
	if (name === '' || isTotal(name)) return null;
	return { name, weight, description: descriptions.length > 0 ? descriptions.join(' ') : null, anchors };
}
