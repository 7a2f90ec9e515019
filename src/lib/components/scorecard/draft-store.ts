/** A copy on this device of what the server does not have yet. */
export type DraftCopy = { baseRevision: number; content: unknown };

export type DraftStore = {
	/** The newest copy that a page left here. Whoever reads it takes it over: the next `write` or `clear` removes it. */
	read(): DraftCopy | null;
	/** False where this device keeps nothing. */
	write(copy: DraftCopy): boolean;
	clear(): void;
};

/**
 * Organization and member are part of the key: nobody else who signs in here is shown the copy. Each page keeps a copy of
 * its own, since what one of two open pages saves says nothing of what the other could not save.
 */
export function draftStore(
	storage: () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>,
	owner: { organizationId: string; memberId: string; id: string },
	kind: 'draft' | 'revision' = 'draft',
	page: string = Math.random().toString(36).slice(2),
): DraftStore {
	const prefix = ['touchstone.scorecard', owner.organizationId, owner.memberId, owner.id, kind, ''].join('.');
	let takenOver: string[] = [];

	const keys = () => {
		const all = Array.from({ length: storage().length }, (_, index) => storage().key(index));
		return all.filter((key): key is string => key?.startsWith(prefix) ?? false);
	};
	const forgetTakenOver = () => {
		for (const key of takenOver) storage().removeItem(key);
		takenOver = [];
	};
	return {
		read() {
			try {
				const newest = keys()
					.flatMap((key) => copyOf(key, storage().getItem(key)))
					.sort((a, b) => b.at - a.at)[0];
				if (!newest) return null;
				if (newest.key !== prefix + page) takenOver.push(newest.key);
				return { baseRevision: newest.baseRevision, content: newest.content };
			} catch {
				return null;
			}
		},
		write(copy) {
			try {
				storage().setItem(prefix + page, JSON.stringify({ ...copy, at: Date.now() }));
				forgetTakenOver();
				return true;
			} catch {
				return false;
			}
		},
		clear() {
			try {
				storage().removeItem(prefix + page);
				forgetTakenOver();
			} catch {
				return;
			}
		},
	};
}

function copyOf(key: string, text: string | null): (DraftCopy & { key: string; at: number })[] {
	try {
		const stored: unknown = JSON.parse(text ?? 'null');
		if (typeof stored !== 'object' || stored === null) return [];
		if (!('baseRevision' in stored) || !('content' in stored)) return [];
		const { baseRevision, content } = stored;
		if (typeof baseRevision !== 'number' || !Number.isSafeInteger(baseRevision)) return [];
		const at = 'at' in stored && typeof stored.at === 'number' ? stored.at : 0;
		return [{ key, baseRevision, content, at }];
	} catch {
		return [];
	}
}
