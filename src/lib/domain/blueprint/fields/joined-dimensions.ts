import type { ReadDimension } from '#lib/domain/blueprint/fields/dimension.ts';

function complements(one: ReadDimension | undefined, other: ReadDimension): one is ReadDimension {
	return (
		one !== undefined &&
		(one.weight === null || other.weight === null) &&
		(one.description === null || other.description === null) &&
		Object.keys(other.anchors).every((key) => !Object.hasOwn(one.anchors, key))
	);
}

/** A scorecard that may come in pieces, the weights apart from the levels, say. */
export class JoinedDimensions {
	readonly all: ReadDimension[] = [];
	readonly #byName = new Map<string, ReadDimension>();

	#find({ name }: ReadDimension): ReadDimension | undefined {
		return this.#byName.get(name.toLowerCase());
	}

	/** Adds dimensions as they are, those of a known name too. */
	add(more: readonly ReadDimension[]): void {
		for (const dimension of more) {
			this.all.push(dimension);
			if (!this.#find(dimension)) this.#byName.set(dimension.name.toLowerCase(), dimension);
		}
	}

	/** Adds what a further piece says of known names. False, and nothing added, where one is unknown or said already. */
	join(more: readonly ReadDimension[]): boolean {
		const distinct = new Set(more.map((each) => this.#find(each))).size === more.length;
		if (more.length === 0 || !distinct || !more.every((each) => complements(this.#find(each), each)))
			return false;
		for (const each of more) {
			const one = this.#find(each);
			if (!one) continue;
			one.weight ??= each.weight;
			one.description ??= each.description;
			Object.assign(one.anchors, each.anchors);
		}
		return true;
	}
}
