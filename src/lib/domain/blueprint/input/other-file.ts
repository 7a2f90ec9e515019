import type { RefusalCode } from '#lib/domain/blueprint/refusal.ts';

/** How files begin that hold no text to read. */
const BEGINNINGS: readonly [readonly number[], RefusalCode][] = [
	[[0x25, 0x50, 0x44, 0x46, 0x2d], 'pdf'],
	[[0x50, 0x4b, 0x03, 0x04], 'office_file'],
	[[0xd0, 0xcf, 0x11, 0xe0], 'office_file'],
	[[0x89, 0x50, 0x4e, 0x47], 'picture'],
	[[0xff, 0xd8, 0xff], 'picture'],
	[[0x47, 0x49, 0x46, 0x38], 'picture'],
];

/** What people send for a text although it is none; null for everything that may be text. */
export function otherFile(bytes: Uint8Array): RefusalCode | null {
	const found = BEGINNINGS.find(([beginning]) => beginning.every((byte, index) => bytes[index] === byte));
	return found?.[1] ?? null;
}
