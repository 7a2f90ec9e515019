import { expect, test } from 'vitest';
import { receiptCode } from '#lib/domain/exercise/receipt.ts';

test('is short, grouped and the same for the same hash', () => {
	expect(receiptCode('0000000000000000')).toBe('0000-0000-0000');
	expect(receiptCode('f'.repeat(64))).toBe('ZZZZ-ZZZZ-ZZZZ');
	expect(receiptCode('00443214C74254B6')).toBe(receiptCode('00443214c74254b6'));
	expect(receiptCode('00443214c74254b6')).toBe('0123-4567-89AB');
});

test('differs where the hash differs in its first 60 bits', () => {
	expect(receiptCode(`${'0'.repeat(14)}10`)).not.toBe(receiptCode('0'.repeat(16)));
});

test.each(['', 'abc', '0x00000000000000', 'not a hash at all!'])('%j is no hash', (hash) => {
	expect(() => receiptCode(hash)).toThrow(RangeError);
});
