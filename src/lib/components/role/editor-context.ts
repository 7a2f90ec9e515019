import { createContext } from 'svelte';
import type { PlacedNote } from '#lib/domain/role/import-notes.ts';
import type { Remedy } from '#lib/domain/role/remedies.ts';

/** What every row of the draft editor needs to know. */
export interface Editor {
	/** Why the control with this name was refused. */
	error: (field: string) => string | undefined;
	/** What an import says about this place and nobody has put right since. */
	notes: (place: string) => (PlacedNote & { remedies: Remedy[] })[];
	/** The id of the piece of the source from which this place was read. */
	source: (place: string) => string | undefined;
	/** How the cells of a row stood in the source, where their borders had to be guessed. */
	guessedCells: 'descending' | 'ascending' | null;
	/** Does a change of rows at once; without scripting the pressed button posts it. */
	change: (operation: string) => void;
}

export const [getEditor, setEditor] = createContext<Editor>();
