import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { compare, toleranceFor } from '../src/cli/check-reference/deviation.ts';
import { KINDS } from '../src/cli/check-reference/kinds.ts';
import { command } from '../src/cli/check-reference.ts';

const FOLDER = path.join(import.meta.dirname, 'reference');
const FILES = readdirSync(FOLDER)
	.filter((name) => name.endsWith('.json'))
	.map((name) => path.basename(name, '.json'));

async function check(args: readonly string[], input = '') {
	let out = '';
	let err = '';
	const code = await command.run(args, {
		out: (text) => Promise.resolve(void (out += text)),
		err: (text) => Promise.resolve(void (err += text)),
		readStdin: () => Promise.resolve(Buffer.from(input)),
	});
	return { code, out, err };
}

function fileOf(name: string): string {
	return path.join(FOLDER, `${name}.json`);
}

function textOf(name: string): string {
	return readFileSync(fileOf(name), 'utf8');
}

test.each(FILES)('%s.json is met', async (name) => {
	const { code, out, err } = await check([fileOf(name)]);
	expect({ code, err }).toEqual({ code: 0, err: '' });
	const lines = out.trim().split('\n');
	for (const line of lines) {
		expect(line).toMatch(/^ok {4}\w+\.json {2}\S.* {2}max deviation \S+ {2}\(tolerance \S+\)$/);
	}
});

test('several files are checked one after the other, and one that fails does not stop the rest', async () => {
	const { code, out } = await check([fileOf('normal'), '-', fileOf('icc')], '{"kind": "tea_leaves"}');
	expect(code).toBe(1);
	expect(out).toContain('ok    normal.json  quantile');
	expect(out).toContain('FAIL  standard input  kind: "tea_leaves" is not known');
	expect(out).toContain('ok    icc.json  brennan_no1');
});

test('a file nested deeper than can be walked fails alone', async () => {
	const deep = `{"kind": "icc", "cases": [], "note": ${'['.repeat(20_000)}${']'.repeat(20_000)}}`;
	const { code, out } = await check(['-', fileOf('normal')], deep);
	expect(code).toBe(1);
	expect(out).toMatch(/^FAIL {2}standard input/);
	expect(out).toContain('ok    normal.json  quantile');
});

test('a changed number fails and is named, in its case alone', async () => {
	const { code, out } = await check(['-'], textOf('icc').replace('0.165741768405', '0.165742768405'));
	expect(code).toBe(1);
	expect(out).toContain('FAIL  standard input  shrout_fleiss_1979  max deviation 1.0e-6  (tolerance 1e-8)');
	expect(out).toContain('ICC1: expected 0.165742768405, computed 0.1657417684');
	expect(out).toContain('ok    standard input  balanced_panel');
});

test('a changed word, a wrong number of entries and a changed standard error fail', async () => {
	const word = textOf('adverse_impact').replace('"TOO_SMALL"', '"NO_INDICATION"');
	expect(await check(['-'], word)).toMatchObject({
		code: 1,
		out: expect.stringContaining(
			'groups.B.verdict: expected "NO_INDICATION", computed "TOO_SMALL"',
		) as string,
	});
	const entries = textOf('connectivity').replace(/"expected": \[\s*\{/, '"expected": [{}, {');
	expect(await check(['-'], entries)).toMatchObject({
		code: 1,
		out: expect.stringContaining('(top): expected 2 entries, computed 1') as string,
	});
	const error = textOf('kappa').replace(/("r_se": \{\s*"unweighted": )[\d.]+/, '$10.05');
	expect(await check(['-'], error)).toMatchObject({
		code: 1,
		out: expect.stringContaining('r_se.unweighted: expected 0.05, computed') as string,
	});
});

test('an expected field that is not computed fails', async () => {
	const { code, out } = await check(['-'], textOf('icc').replace('"MS_B"', '"MS_X": 1, "MS_B"'));
	expect(code).toBe(1);
	expect(out).toContain('MS_X: not computed');
});

test('an expectation where the kind has none fails', async () => {
	const file = z.record(z.string(), z.unknown()).parse(JSON.parse(textOf('icc')));
	const more = JSON.stringify({ ...file, extra: [{ expected: { ICC1: 1 } }] });
	const { code, out } = await check(['-'], more);
	expect(code).toBe(1);
	expect(out).toContain('extra: holds expected values that this kind does not know');
});

test('a tolerance of the case or the file is kept, relative above 1', async () => {
	const expected = { reference: 'A', n: 130, selected: 69 };
	const file = (n: number, tolerance: number) =>
		JSON.stringify({
			kind: 'adverse',
			cases: [{ id: 'x', groups: { A: [48, 80], B: [21, 50] }, expected: { ...expected, n }, tolerance }],
			tolerance: 0,
		});
	expect((await check(['-'], file(131, 0.01))).code).toBe(0);
	expect((await check(['-'], file(131, 0.001))).code).toBe(1);
});

test('a tolerance for each field goes by its name, then by its beginning, then by the loosest', () => {
	const tolerance = { variance: 1e-4, blup: 1e-3, reml_criterion: 1e-5 };
	expect(toleranceFor(tolerance, ['variance', 'cand'])).toBe(1e-4);
	expect(toleranceFor(tolerance, ['blup_cand', 'C001'])).toBe(1e-3);
	expect(toleranceFor(tolerance, ['fixef', 'intercept'])).toBe(1e-3);
	const expected = { variance: { cand: 0.5 }, reml_criterion: 0.5 };
	const { faults } = compare(expected, { variance: { cand: 0.50005 }, reml_criterion: 0.50005 }, tolerance);
	expect(faults.map(({ path }) => path)).toEqual(['reml_criterion']);
});

test('what is no number never meets a number, and nothing expected is a fault', () => {
	expect(compare({ a: 1 }, { a: NaN }, 1).faults).toHaveLength(1);
	expect(compare({ a: 1 }, { a: '1' }, 1).faults).toHaveLength(1);
	expect(compare({ a: [1] }, { a: 1 }, 1).faults).toHaveLength(1);
	expect(compare({}, { a: 1 }, 1).faults).toEqual([{ path: '(top)', reason: 'nothing is expected' }]);
});

test('null is met by null alone', async () => {
	const flat = (ICC1: number | null) =>
		JSON.stringify({
			kind: 'icc',
			cases: [
				{
					matrix: [
						[3, 3],
						[3, 3],
					],
					expected: { ICC1, ci95: null },
				},
			],
		});
	expect(await check(['-'], flat(null))).toMatchObject({
		code: 0,
		out: expect.stringContaining('case 1') as string,
	});
	expect(await check(['-'], flat(0))).toMatchObject({
		code: 1,
		out: expect.stringContaining('ICC1: expected 0, computed null') as string,
	});
});

test.each([
	['cases[0].matrix[1][2]', textOf('icc').replace(/(\[\s*6,\s*1,\s*)3/, '$1"3"')],
	['cases[0].table', textOf('kappa').replace(/\[\s*88,/, '[')],
	['gqk[0].s2c', textOf('gstudy').replace('"s2c": 0.36', '"s2c": -1')],
	['cases[0].groups["American Indian"]', textOf('adverse_impact').replace(/45,\s*100/, '145, 100')],
	['kind', '{"cases": []}'],
	['(top)', '[]'],
	['(top): the file holds no case', '{"kind": "icc", "cases": []}'],
	['is not JSON', '{"kind": '],
])('a malformed file is refused with its field: %s', async (field, text) => {
	const { code, out } = await check(['-'], text);
	expect(code).toBe(1);
	expect(out).toContain(`FAIL  standard input  ${field}`);
});

test.each([[[]], [['--fast']], [['-', '-']]])('%j is wrong usage', async (args) => {
	const { code, out, err } = await check(args);
	expect({ code, out }).toEqual({ code: 2, out: '' });
	expect(err).toContain('usage: touchstone check-reference');
});

test('a file that is not there is wrong usage, and the others are still checked', async () => {
	const { code, out, err } = await check(['/no/such/file', fileOf('normal')]);
	expect(code).toBe(2);
	expect(err).toContain('there is no such file');
	expect(out).toContain('ok    normal.json  cdf');
});

test('there is a file of every kind that is known', async () => {
	const kinds = new Set(FILES.map((name) => (JSON.parse(textOf(name)) as { kind: string }).kind));
	expect(KINDS.filter(({ names }) => !names.some((name) => kinds.has(name)))).toEqual([]);
	const { out } = await check([fileOf('decisions'), fileOf('panel_m3')]);
	expect(out).toContain('ok    decisions.json  two_floors');
	expect(out).toContain('ok    panel_m3.json  together');
});

test('a panel whose expected score is off by a millionth of a point too much fails', async () => {
	const off = textOf('panel_story').replace('"T": 3.96439413543', '"T": 3.96440413543');
	const { code, out } = await check(['-'], off);
	expect(code).toBe(1);
	expect(out).toContain('FAIL  standard input  Ana');
	expect(out).toContain('ok    standard input  Ben');
});

test('a panel that names an unknown dimension is refused at the rating', async () => {
	const { code, out } = await check(['-'], textOf('panel_single').replace('"dim": "a"', '"dim": "z"'));
	expect(code).toBe(1);
	expect(out).toContain('ratings[0].dim: no dimension has the id "z"');
});
