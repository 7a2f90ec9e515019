import type { Raise } from '#lib/domain/blueprint/warnings.ts';
import { repairMojibake } from '#lib/domain/blueprint/input/mojibake.ts';

const HEAD_BYTES = 2048;

function byteOrderMark(input: Uint8Array): string | null {
	if (input[0] === 0xef && input[1] === 0xbb && input[2] === 0xbf) return 'utf-8';
	if (input[0] === 0xff && input[1] === 0xfe) return 'utf-16le';
	if (input[0] === 0xfe && input[1] === 0xff) return 'utf-16be';
	return null;
}

const SAMPLE_BYTES = 4096;

/** UTF-16 without a mark: of Western text every other byte is zero. */
function looksLikeUtf16(input: Uint8Array): string | null {
	const sample = input.subarray(0, SAMPLE_BYTES - (Math.min(input.length, SAMPLE_BYTES) % 2));
	const pairs = Math.floor(sample.length / 2);
	if (pairs < 8 || input.length % 2 === 1) return null;
	let even = 0;
	let odd = 0;
	for (const [at, byte] of sample.entries()) {
		if (byte !== 0) continue;
		if (at % 2 === 0) even++;
		else odd++;
	}
	if (odd > pairs * 0.6 && even < pairs * 0.05) return 'utf-16le';
	return even > pairs * 0.6 && odd < pairs * 0.05 ? 'utf-16be' : null;
}

/** The charset that an HTML or XML head names. Other kinds of input cannot declare one. */
function declaredCharset(input: Uint8Array): string | null {
	const head = new TextDecoder('windows-1252').decode(input.subarray(0, HEAD_BYTES));
	if (!/^\s*</.test(head)) return null;
	const found =
		/<\?xml[^>]{0,200}?encoding\s*=\s*["']?([\w.:-]+)/i.exec(head) ??
		/<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head);
	return found?.[1] ?? null;
}

function decoderFor(label: string): TextDecoder | null {
	try {
		return new TextDecoder(label, { fatal: true });
	} catch {
		return null;
	}
}

function tryDecode(input: Uint8Array, label: string): { text: string; encoding: string } | null {
	const decoder = decoderFor(label);
	if (!decoder) return null;
	try {
		return { text: decoder.decode(input), encoding: decoder.encoding };
	} catch {
		return null;
	}
}

function decode(input: Uint8Array): { text: string; encoding: string } {
	const certain = byteOrderMark(input) ?? looksLikeUtf16(input);
	const declared = declaredCharset(input);
	// A page cannot declare UTF-16 in ASCII bytes: browsers read such a page as UTF-8, and so does this.
	const usable = certain ?? (declared && !/^utf-?16/i.test(declared) ? declared : null);
	return (
		(usable ? tryDecode(input, usable) : null) ??
		tryDecode(input, 'utf-8') ?? {
			text: new TextDecoder('windows-1252').decode(input),
			encoding: 'windows-1252',
		}
	);
}

/**
 * Bytes to text: byte order mark, declared charset, UTF-8, windows-1252. Line ends become "\n"; wrongly decoded UTF-8 in
 * the text is repaired. Never throws.
 */
export function decodeBytes(input: Uint8Array, raise: Raise): string {
	const { text, encoding } = decode(input);
	if (encoding === 'windows-1252') raise({ code: 'encoding_windows_1252' });
	const repaired = repairMojibake(text);
	if (repaired !== text) raise({ code: 'mojibake_repaired' });
	return repaired.replace(/\r\n?/g, '\n').replace(/^\uFEFF+/, '');
}
