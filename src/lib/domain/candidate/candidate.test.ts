import { describe, expect, test } from 'vitest';
import { CandidateInput, nameKey } from './candidate.ts';

describe('the key that a candidate is found by', () => {
	test.each([
		['Ana Costa', 'ana costa'],
		['  Ânä   Coştá ', 'ana costa'],
		['ŁUKASZ', 'łukasz'],
		['李小龙', '李小龙'],
	])('of %j is %j', (name, key) => {
		expect(nameKey(name)).toBe(key);
	});
});

describe('a new candidate', () => {
	test('may have no address', () => {
		expect(CandidateInput.parse({ name: ' Ana ', email: ' ' })).toEqual({ name: 'Ana', email: null });
		expect(CandidateInput.parse({ name: 'Ana' })).toEqual({ name: 'Ana', email: null });
	});

	test('has an address in lower case', () => {
		expect(CandidateInput.parse({ name: 'Ana', email: 'Ana@Example.com' }).email).toBe('ana@example.com');
	});

	test('is refused at the field without a name or with something that is no address', () => {
		const parsed = CandidateInput.safeParse({ name: ' ', email: 'ana' });
		expect(parsed.error?.issues.map(({ path }) => path.join('.'))).toEqual(['name', 'email']);
	});
});
