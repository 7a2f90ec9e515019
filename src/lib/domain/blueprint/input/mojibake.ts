/*
 * UTF-8 that was once decoded as another code page shows each byte as one character. A run of such characters is
 * mapped back to bytes and, where these are valid UTF-8, decoded again. Only sequences that correct text does not
 * contain count as evidence: "É–" is also a valid pair of bytes and must stay.
 */

const CP437_HIGH =
	'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00A0';

type ByteOf = ReadonlyMap<string, number>;

interface CodePage {
	byteOf: ByteOf;
	/** Whether a sequence with these first two bytes is proof by itself. */
	proves: (lead: number, second: number) => boolean;
}

function bytesOf(highHalf: string): Map<string, number> {
	return new Map([...highHalf].map((char, index) => [char, 0x80 + index]));
}

function highHalf(label: string): string {
	return new TextDecoder(label).decode(Uint8Array.from({ length: 128 }, (_, index) => 0x80 + index));
}

function westernPage(): CodePage {
	const byteOf = bytesOf(highHalf('windows-1252'));
	// Latin-1 leaves 0x80 to 0x9F as control characters.
	for (let byte = 0x80; byte <= 0x9f; byte++) byteOf.set(String.fromCharCode(byte), byte);
	return {
		byteOf,
		proves: (lead, second) =>
			(lead === 0xc2 && second >= 0xa0) ||
			lead === 0xc3 ||
			(lead === 0xe2 && second < 0xa0) ||
			(lead === 0xef && [0xac, 0xbb, 0xbc, 0xbf].includes(second)) ||
			(lead === 0xf0 && second === 0x9f),
	};
}

function otherPage(high: string): CodePage {
	return { byteOf: bytesOf(high), proves: (lead, second) => lead === 0xe2 && second === 0x80 };
}

let pages: CodePage[] | undefined;

function codePages(): CodePage[] {
	pages ??= [
		westernPage(),
		otherPage(highHalf('macintosh')),
		otherPage(highHalf('windows-1251')),
		otherPage(CP437_HIGH),
	];
	return pages;
}

/** Only the leads of Latin, Greek and Cyrillic count among the pairs: other pairs are rare, and occur in correct text. */
function sequenceLength(lead: number): number {
	if ((lead >= 0xc2 && lead <= 0xc5) || (lead >= 0xce && lead <= 0xd1)) return 2;
	if (lead >= 0xe1 && lead <= 0xef) return 3;
	if (lead >= 0xf0 && lead <= 0xf4) return 4;
	return 0;
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function decodeAt(text: string, at: number, byteOf: ByteOf): { bytes: number[]; char: string } | null {
	const lead = byteOf.get(text.charAt(at));
	const length = lead === undefined ? 0 : sequenceLength(lead);
	if (lead === undefined || length === 0) return null;
	const bytes = [lead];
	for (let offset = 1; offset < length; offset++) {
		const byte = byteOf.get(text.charAt(at + offset));
		if (byte === undefined || byte > 0xbf) return null;
		bytes.push(byte);
	}
	try {
		return { bytes, char: strictUtf8.decode(Uint8Array.from(bytes)) };
	} catch {
		return null;
	}
}

function repairFrom(page: CodePage, text: string): string | null {
	let repaired = '';
	let proven = false;
	let from = 0;
	for (let at = 0; at < text.length; at++) {
		if (text.charCodeAt(at) < 0x80) continue;
		const found = decodeAt(text, at, page.byteOf);
		if (!found) continue;
		const [lead = 0, second = 0] = found.bytes;
		proven ||= page.proves(lead, second);
		repaired += text.slice(from, at) + found.char;
		from = at + found.bytes.length;
		at = from - 1;
	}
	return proven ? repaired + text.slice(from) : null;
}

const NOT_ASCII = /[^\x00-\x7f]/; // eslint-disable-line no-control-regex

/** The text with wrongly decoded UTF-8 repaired; the very same string when there is none. */
export function repairMojibake(text: string): string {
	if (!NOT_ASCII.test(text)) return text;
	let current = text;
	// Text can pass through a wrong decoding more than once.
	for (let round = 0; round < 3; round++) {
		const before = current;
		for (const page of codePages()) {
			const repaired = repairFrom(page, current);
			// Byte 0x9D has no character in windows-1252, so that a closing quote often lost its last byte.
			if (repaired !== null) current = repaired.replace(/â€(?=[\s.,;:)!?<"|*\\]|$)/g, '”');
		}
		if (current === before) break;
	}
	return current;
}
