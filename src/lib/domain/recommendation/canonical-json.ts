/** `path` says where in the value, as in `$.ratings[2].level`. */
export class CanonicalJsonError extends Error {
	override readonly name = 'CanonicalJsonError';
	readonly path: string;
	constructor(path: string, found: string) {
		super(`${path} holds ${found}, which canonical JSON cannot say.`);
		this.path = path;
	}
}

/**
 * The canonical JSON of a value after RFC 8785: keys by UTF-16 code units, numbers as ECMAScript writes them, no
 * white space. Throws CanonicalJsonError for what JSON would drop or bend: undefined, NaN, infinities, dates and
 * other objects that are not plain, lone surrogates, cycles.
 */
export function canonicalJson(value: unknown): string {
	return write(value, '$', []);
}

function write(value: unknown, path: string, parents: readonly object[]): string {
	switch (typeof value) {
		case 'string':
			if (!value.isWellFormed()) throw new CanonicalJsonError(path, 'half a character');
			return JSON.stringify(value);
		case 'number':
			if (!Number.isFinite(value)) throw new CanonicalJsonError(path, String(value));
			return JSON.stringify(value);
		case 'boolean':
			return String(value);
		case 'object':
			return value === null ? 'null' : writeObject(value, path, parents);
		default:
			throw new CanonicalJsonError(path, typeof value);
	}
}

function writeObject(value: object, path: string, parents: readonly object[]): string {
	if (parents.includes(value)) throw new CanonicalJsonError(path, 'itself');
	const within = [...parents, value];
	if (Array.isArray(value)) {
		// Array.from, since map() would pass over holes.
		return `[${Array.from(value, (item, index) => write(item, `${path}[${index}]`, within)).join(',')}]`;
	}
	const prototype: unknown = Object.getPrototypeOf(value);
	if (prototype !== Object.prototype && prototype !== null) {
		throw new CanonicalJsonError(path, 'an object that is not plain');
	}
	const members = Object.entries(value)
		.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
		.map(([key, member]) => `${write(key, path, within)}:${write(member, `${path}.${key}`, within)}`);
	return `{${members.join(',')}}`;
}
