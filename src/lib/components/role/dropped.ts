/** What somebody let go over a form: a file, some text, or something that is no document. */
export type Dropped =
	{ kind: 'file'; files: FileList } | { kind: 'text'; text: string } | { kind: 'refused'; message: string };

/** What is needed of a drag; a test makes its own. */
export type Drag = {
	readonly types: readonly string[];
	readonly files: FileList;
	readonly items: ArrayLike<{ webkitGetAsEntry(): { readonly isDirectory: boolean } | null }>;
	getData(format: string): string;
};

export function holdsDocument<D extends Drag>(drag: D | null): drag is D {
	return drag !== null && (drag.types.includes('Files') || drag.types.includes('text/plain'));
}

/** To be asked while the drop is handled: afterwards the browser tells no more. */
export function dropped(drag: Drag): Dropped {
	if (!drag.types.includes('Files')) {
		const text = drag.getData('text/plain');
		return text.trim() === ''
			? { kind: 'refused', message: 'There is no text in what you dropped. Drop one file, or some text.' }
			: { kind: 'text', text };
	}
	if (Array.from(drag.items).some((item) => item.webkitGetAsEntry()?.isDirectory)) {
		const message = 'You dropped a folder. Drop one file out of it, or some text.';
		return { kind: 'refused', message };
	}
	if (drag.files.length !== 1) {
		const message = `You dropped ${String(drag.files.length)} files. Drop one; the others can follow.`;
		return { kind: 'refused', message };
	}
	return { kind: 'file', files: drag.files };
}
