import { expect, test } from 'vitest';
import { pseudonym } from '#lib/domain/exercise/pseudonym.ts';

const ID = '0193f5a2-0000-7abc-8def-0123456';

test('is short, readable and the same for the same assignment', () => {
	expect(pseudonym(`${ID}00000`)).toBe('Submission 0000');
	expect(pseudonym(`${ID}fffff`)).toBe('Submission ZZZZ');
	expect(pseudonym(`${ID}00443`)).toBe('Submission 0123');
});

test('changes with the random end of the id, not with its time', () => {
	expect(pseudonym(`${ID}00443`)).not.toBe(pseudonym(`${ID}00444`));
	expect(pseudonym(`0193f5a3${ID.slice(8)}00443`)).toBe('Submission 0123');
});

test.each(['', 'x', `${ID}0044g`, `${ID}004433`])('“%s” is no id', (text) => {
	expect(() => pseudonym(text)).toThrow(RangeError);
});
