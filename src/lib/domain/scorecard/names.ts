/** What a dimension is called, for sentences. */
export type DimensionNames = ReadonlyMap<string, string>;

export function dimensionName(names: DimensionNames, id: string): string {
	return names.get(id) ?? 'a dimension that this scorecard does not have';
}
