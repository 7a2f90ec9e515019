/** Crockford's base 32: no I, L, O or U, which are misread. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const DIGITS = 12;

/**
 * A receipt such as `7F3K-9QZT-0B2M` that a person can read out, from the hash of a submission in hexadecimal:
 * its first 60 bits. Throws a RangeError on anything that is no hash of at least 64 bits.
 */
export function receiptCode(hash: string): string {
	if (!/^[0-9a-f]{16,}$/i.test(hash))
		throw new RangeError('A receipt needs a hexadecimal hash of at least 64 bits.');
	const bits = BigInt(`0x${hash.slice(0, (DIGITS * 5) / 4)}`);
	const digits = Array.from({ length: DIGITS }, (_, i) => {
		const shift = BigInt(5 * (DIGITS - 1 - i));
		return ALPHABET.charAt(Number((bits >> shift) & 31n));
	});
	return digits.join('').replace(/(.{4})(?=.)/g, '$1-');
}
