/** Unsaved text on this device, as it was typed on top of a revision. */
export type Kept = { text: string; base: number };

function key(keptUnder: string, prompt: number): string {
	return `touchstone.exercise.${keptUnder}.${String(prompt)}`;
}

/** False where this browser keeps nothing, or not so much. */
export function keep(keptUnder: string, prompt: number, kept: Kept): boolean {
	try {
		localStorage.setItem(key(keptUnder, prompt), JSON.stringify(kept));
		return true;
	} catch {
		return false;
	}
}

export function findKept(keptUnder: string, prompt: number): Kept | null {
	try {
		const found: unknown = JSON.parse(localStorage.getItem(key(keptUnder, prompt)) ?? 'null');
		if (typeof found !== 'object' || found === null) return null;
		if (!('text' in found) || !('base' in found)) return null;
		if (typeof found.text !== 'string' || typeof found.base !== 'number') return null;
		return { text: found.text, base: found.base };
	} catch {
		return null;
	}
}

export function forget(keptUnder: string, prompt: number): void {
	try {
		localStorage.removeItem(key(keptUnder, prompt));
	} catch {
		// Where nothing can be kept, nothing has to be forgotten.
	}
}
