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

/** Earlier imports by each of their marks, the newest first; a mark that one has not is the key null. */
export type ImportIndex = Readonly<Record<Ground, ReadonlyMap<string | null, readonly EarlierImport[]>>>;

/** To look many documents up in many imports. */
export function indexImports(earlier: readonly EarlierImport[]): ImportIndex {
	const sorted = earlier.toSorted((a, b) => b.importedAt.getTime() - a.importedAt.getTime());
	return {
		text: Map.groupBy(sorted, ({ hash }) => hash),
		address: Map.groupBy(sorted, ({ address }) => address),
		title: Map.groupBy(sorted, ({ title }) => title),
	};
}

/** The roles that seem to come from this document, the surest and newest first. */
export function knownRoles({ hash, address, title }: DocumentMarks, index: ImportIndex): KnownRole[] {
	const matches = (ground: Ground, mark: string | null) =>
		mark === null ? [] : (index[ground].get(mark) ?? []).map((one) => ({ ...one, ground }));
	const all = [...matches('text', hash), ...matches('address', address), ...matches('title', title)];
	const first = new Map<string, (typeof all)[number]>();
	for (const match of all) if (!first.has(match.roleId)) first.set(match.roleId, match);
	return [...first.values()].map(({ roleId, roleTitle, ground, importedAt, importedBy }) => ({
		roleId,
		title: roleTitle,
		ground,
		importedAt: importedAt.toISOString(),
		importedBy,
	}));
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
