/** A copy on this device of what the server does not have yet. */
export type DraftCopy = { baseRevision: number; content: unknown };

export type DraftStore = {
	read(): DraftCopy | null;
	/** False where this device keeps nothing. */
	write(copy: DraftCopy): boolean;
	clear(): void;
};

/** Organization and member are part of the key: nobody else who signs in here is shown the copy. */
export function draftStore(
	storage: () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>,
	owner: { organizationId: string; memberId: string; id: string },
	kind: 'draft' | 'revision' = 'draft',
): DraftStore {
	const key = ['touchstone.scorecard', owner.organizationId, owner.memberId, owner.id, kind].join('.');
	return {
		read() {
			try {
				return copyOf(JSON.parse(storage().getItem(key) ?? 'null'));
			} catch {
				return null;
			}
		},
		write(copy) {
			try {
				storage().setItem(key, JSON.stringify(copy));
				return true;
			} catch {
				return false;
			}
		},
		clear() {
			try {
				storage().removeItem(key);
			} catch {
				return;
			}
		},
	};
}

function copyOf(stored: unknown): DraftCopy | null {
	if (typeof stored !== 'object' || stored === null) return null;
	if (!('baseRevision' in stored) || !('content' in stored)) return null;
	const { baseRevision, content } = stored;
	return typeof baseRevision === 'number' && Number.isSafeInteger(baseRevision)
		? { baseRevision, content }
		: null;
}
