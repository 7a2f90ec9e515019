import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { command } from '../src/cli/recommend.ts';

const Output = z.object({
	candidates: z.record(z.string(), z.record(z.string(), z.unknown())),
	comparison: z.object({ candidates: z.array(z.string()) }),
	calibration: z.object({ raters: z.array(z.unknown()) }),
});

function reference(name: string): string {
	return readFileSync(path.join(import.meta.dirname, 'reference', `${name}.json`), 'utf8');
}

async function recommend(args: readonly string[], input: unknown = '') {
	let out = '';
	let err = '';
	const code = await command.run(args, {
		out: (text) => Promise.resolve(void (out += text)),
		err: (text) => Promise.resolve(void (err += text)),
		readStdin: () => Promise.resolve(Buffer.from(typeof input === 'string' ? input : JSON.stringify(input))),
	});
	return { code, out, err };
}

const panel = {
	dims: [
		{ id: 'a', weight: 2, critical: true },
		{ id: 'b', weight: 1 },
	],
	ratings: [
		{ cand: 'x', rater: 'r', dim: 'a', score: 4 },
		{ cand: 'y', rater: 'r', dim: 'b', score: null },
	],
};

describe('touchstone recommend', () => {
	test('prints every candidate with the defaults for what the file leaves out', async () => {
		const { code, out, err } = await recommend(['-'], panel);
		expect({ code, err }).toEqual({ code: 0, err: '' });
		const { candidates, comparison } = Output.parse(JSON.parse(out));
		expect(Object.keys(candidates)).toEqual(['x', 'y']);
		expect(comparison.candidates).toEqual(['x', 'y']);
		expect(candidates['x']).not.toHaveProperty('display_decision');
		expect(candidates['x']).toMatchObject({
			severity_gate: 'DISPLAY',
			decision: { status: 'INSUFFICIENT_EVIDENCE', floors: [{ dim: 'a', floor: 2.5 }] },
		});
	});

	test('adds display mode where the file asks to show severity', async () => {
		const { out } = await recommend(['-'], { ...panel, severity: 'show' });
		const { candidates } = Output.parse(JSON.parse(out));
		for (const field of [
			'display_decision',
			'display_trace',
			'display_dim_scores',
			'own_T',
			'own_se',
			'own_decision',
		])
			expect(candidates['x']).toHaveProperty(field);
	});

	test('prints the numbers of a reference panel', async () => {
		const text = reference('panel_story');
		const expected = Output.parse((JSON.parse(text) as { expected: unknown }).expected);
		const found = Output.parse(JSON.parse((await recommend(['-'], text)).out));
		expect(found.candidates['Ana']!['T']).toBeCloseTo(Number(expected.candidates['Ana']!['T']), 9);
	});

	test('the same bytes whatever the order of the other candidates', async () => {
		const file = JSON.parse(reference('panel_story')) as { ratings: { cand: string }[] };
		const names = [...new Set(file.ratings.map(({ cand }) => cand))].reverse();
		const ratings = names.flatMap((name) => file.ratings.filter(({ cand }) => cand === name));
		expect((await recommend(['-'], { ...file, ratings })).out).toBe((await recommend(['-'], file)).out);
	});

	test.each([
		['no JSON', '{', 'is not JSON'],
		['a list', [], '(top): '],
		['no dimension', { ...panel, dims: [] }, 'dims: '],
		[
			'a score off the scale',
			{ ...panel, ratings: [{ cand: 'x', rater: 'r', dim: 'a', score: 6 }] },
			'ratings[0].score: ',
		],
		[
			'an unknown dimension',
			{ ...panel, ratings: [{ cand: 'x', rater: 'r', dim: 'q', score: 3 }] },
			'ratings[0].dim: ',
		],
		['a dimension that stands twice', { ...panel, dims: [panel.dims[0], panel.dims[0]] }, 'dims[1].id: '],
		[
			'weights of nothing',
			{
				...panel,
				dims: [
					{ id: 'a', weight: 0 },
					{ id: 'b', weight: 0 },
				],
			},
			'dims: ',
		],
		[
			'a negative variance',
			{ ...panel, variance: { cand: -1, cand_dim: 1, rater: 1, rater_dim: 1, cand_rater: 1, resid: 1 } },
			'variance.cand: ',
		],
		['a limit that no probability reaches', { ...panel, policy: { pHire: 75 } }, 'policy.pHire: '],
		['an unknown way of severity', { ...panel, severity: 'maybe' }, 'severity: '],
	])('refuses %s, at the field', async (_what, input, where) => {
		const { code, out, err } = await recommend(['-'], input);
		expect({ code, out }).toEqual({ code: 1, out: '' });
		expect(err).toContain(`touchstone: standard input: ${where}`);
	});

	test('finite numbers even where components are left out of the model', async () => {
		const variance = { cand: 0.3, cand_dim: 0, rater: 0, rater_dim: 0, cand_rater: 0, resid: 0.5 };
		const { code, out } = await recommend(['-'], { ...panel, variance });
		expect(code).toBe(0);
		expect(out).not.toMatch(/NaN|Infinity/);
		expect(Output.parse(JSON.parse(out)).candidates['x']!['T']).toBeTypeOf('number');
	});

	test('wrong usage answers 2 and says how', async () => {
		expect(await recommend([])).toMatchObject({ code: 2, err: expect.stringContaining('usage:') as string });
		expect(await recommend(['a', 'b'])).toMatchObject({ code: 2 });
	});
});

test('what lies too far apart for the numbers of a machine is refused in a sentence', async () => {
	const variance = { cand: 1e4, cand_dim: 0, rater: 1e4, rater_dim: 0, cand_rater: 1e4, resid: 1e-6 };
	const ratings = Array.from({ length: 60 }, (_, at) => ({
		cand: `c${at % 3}`,
		rater: `r${at % 7}`,
		dim: at % 2 === 0 ? 'a' : 'b',
		score: 1 + (at % 5),
	}));
	const { code, out, err } = await recommend(['-'], { ...panel, ratings, variance });
	expect([0, 1]).toContain(code);
	if (code === 0) expect(out).not.toMatch(/NaN|Infinity/);
	else expect(err).toMatch(/^touchstone: standard input: The variances .*\n$/);
});

test('what is given as null is as good as left out', async () => {
	const nothing = {
		variance: null,
		mu_prior: null,
		policy: null,
		severity: null,
		red_flags: null,
		pending: null,
	};
	expect((await recommend(['-'], { ...panel, ...nothing })).out).toBe((await recommend(['-'], panel)).out);
});
