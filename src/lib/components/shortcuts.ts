/** The parts of a keyboard event that decide whether a global key acts. */
export interface KeyPress {
	key: string;
	ctrlKey: boolean;
	metaKey: boolean;
	altKey: boolean;
	defaultPrevented: boolean;
}

export interface Typing {
	tagName: string;
	type?: string | undefined;
	isContentEditable?: boolean | undefined;
}

export type Shortcut = 'keys' | 'search';

export const noneOff: ReadonlySet<Shortcut> = new Set();

const pressable = new Set([
	'button',
	'checkbox',
	'radio',
	'submit',
	'reset',
	'file',
	'range',
	'color',
	'image',
]);

/** True where a printable key is text: a field, a select (which searches its options), editable content. */
export function takesText(target: Typing | null): boolean {
	if (!target) return false;
	if (target.isContentEditable) return true;
	const tag = target.tagName.toLowerCase();
	if (tag === 'textarea' || tag === 'select') return true;
	return tag === 'input' && !pressable.has(target.type ?? 'text');
}

/** The global shortcut that a key press means, or null. `off` holds those that the reader switched off. */
export function shortcutOf(
	press: KeyPress,
	target: Typing | null,
	off: ReadonlySet<Shortcut>,
): Shortcut | null {
	if (press.defaultPrevented || press.ctrlKey || press.metaKey || press.altKey) return null;
	if (takesText(target)) return null;
	const shortcut = press.key === '?' ? 'keys' : press.key === '/' ? 'search' : null;
	return shortcut && !off.has(shortcut) ? shortcut : null;
}

/** The same set with one shortcut switched on or off. */
export function turned(off: ReadonlySet<Shortcut>, shortcut: Shortcut, on: boolean): Set<Shortcut> {
	const rest = [...off].filter((other) => other !== shortcut);
	return new Set(on ? rest : [...rest, shortcut]);
}

const storageKey = 'touchstone.keys.off';

/** Even reaching for the storage throws where it is forbidden; the keys then simply stay on. */
export function readOff(storage: () => Pick<Storage, 'getItem'>): Set<Shortcut> {
	try {
		const stored = (storage().getItem(storageKey) ?? '').split(',');
		return new Set((['keys', 'search'] as const).filter((shortcut) => stored.includes(shortcut)));
	} catch {
		return new Set();
	}
}

export function writeOff(storage: () => Pick<Storage, 'setItem'>, off: ReadonlySet<Shortcut>): void {
	try {
		storage().setItem(storageKey, [...off].join(','));
	} catch {
		return;
	}
}
