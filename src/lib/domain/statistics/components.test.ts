import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { readReference } from '../../../../tests/reference/read-reference.ts';
import { connectedComponents } from '#lib/domain/statistics/components.ts';

const ids = z.array(z.string());
const { cases } = readReference(
	'connectivity',
	z.object({
		cases: z.array(
			z.object({
				id: z.string(),
				pairs: z.array(z.tuple([z.string(), z.string()])),
				expected: z.array(z.object({ candidates: ids, raters: ids })),
			}),
		),
	}),
);

test.each(cases)('$id has the components of the reference', ({ pairs, expected }) => {
	expect(connectedComponents(pairs)).toEqual(
		expected.map(({ candidates, raters }) => ({ candidates, interviewers: raters })),
	);
});

const names = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g');
const pairs = fc.array(fc.tuple(names, names), { maxLength: 12 });

test('order and repetition change nothing, and nobody is in two components', () => {
	fc.assert(
		fc.property(pairs, (met) => {
			const components = connectedComponents(met);
			expect(connectedComponents([...met.toReversed(), ...met])).toEqual(components);
			const candidates = components.flatMap((component) => component.candidates);
			const interviewers = components.flatMap((component) => component.interviewers);
			expect(candidates.toSorted()).toEqual([...new Set(met.map(([candidate]) => candidate))].sort());
			expect(interviewers.toSorted()).toEqual([...new Set(met.map(([, interviewer]) => interviewer))].sort());
			for (const [candidate, interviewer] of met) {
				const home = components.find((component) => component.candidates.includes(candidate));
				expect(home?.interviewers).toContain(interviewer);
			}
		}),
	);
});

test('a candidate and an interviewer of the same id are two', () => {
	expect(
		connectedComponents([
			['x', 'y'],
			['y', 'z'],
		]),
	).toHaveLength(2);
	expect(connectedComponents([])).toEqual([]);
});
