/** By what a document is known again; `text` before the others. */
export type DocumentMarks = {
	/** Of the text of this role's own part, as hexadecimal. */
	hash: string;
	address: string | null;
	title: string | null;
};

export type Ground = 'text' | 'address' | 'title';

/** One earlier import into a role that still exists. */
export type EarlierImport = DocumentMarks & {
	roleId: string;
	roleTitle: string;
	importedAt: Date;
	importedBy: string;
};

export type KnownRole = {
	roleId: string;
	title: string;
	/** The strongest of the reasons to think that it is the same document. */
	ground: Ground;
	/** When such a document was imported into the role last. */
	importedAt: string;
	importedBy: string;
};

const GROUNDS: readonly Ground[] = ['text', 'address', 'title'];

/** The roles that seem to come from this document, the surest and newest first. */
export function knownRoles(document: DocumentMarks, earlier: readonly EarlierImport[]): KnownRole[] {
	const matches = earlier
		.flatMap((one) => {
			const ground = groundOf(document, one);
			return ground === null ? [] : [{ ...one, ground }];
		})
		.sort(
			(a, b) =>
				GROUNDS.indexOf(a.ground) - GROUNDS.indexOf(b.ground) ||
				b.importedAt.getTime() - a.importedAt.getTime(),
		);
	const first = new Map<string, (typeof matches)[number]>();
	for (const match of matches) if (!first.has(match.roleId)) first.set(match.roleId, match);
	return [...first.values()].map(({ roleId, roleTitle, ground, importedAt, importedBy }) => ({
		roleId,
		title: roleTitle,
		ground,
		importedAt: importedAt.toISOString(),
		importedBy,
	}));
}

function groundOf(document: DocumentMarks, earlier: DocumentMarks): Ground | null {
	if (document.hash === earlier.hash) return 'text';
	if (document.address !== null && document.address === earlier.address) return 'address';
	return document.title !== null && document.title === earlier.title ? 'title' : null;
}

/** Begins a sentence that goes on with who imported it, and when. */
export function groundPhrase(ground: Ground): string {
	switch (ground) {
		case 'text':
			return 'The same text, word for word, was imported for this role';
		case 'address':
			return 'A document from the same address was imported for this role';
		case 'title':
			return 'A document with the same title was imported for this role';
	}
}
