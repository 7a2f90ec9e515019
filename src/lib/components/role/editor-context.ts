import { createContext } from 'svelte';
import type { PlacedNote } from '#lib/domain/role/import-notes.ts';

/** What every row of the draft editor needs to know. */
export interface Editor {
	/** Why the control with this name was refused. */
	error: (field: string) => string | undefined;
	/** What an import says about this place. */
	notes: (place: string) => PlacedNote[];
	/** Does a change of rows at once; without scripting the pressed button posts it. */
	change: (operation: string) => void;
}

export const [getEditor, setEditor] = createContext<Editor>();
