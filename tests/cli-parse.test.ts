import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const cli = fileURLToPath(new URL('../src/cli.ts', import.meta.url));
const fixtures = fileURLToPath(new URL('fixtures/blueprints/', import.meta.url));

function run(args: string[], input = '') {
	return spawnSync(process.execPath, [cli, ...args], {
		input,
		encoding: 'utf8',
		maxBuffer: 64 * 1024 * 1024,
	});
}

test('parse prints one JSON document and ends well', () => {
	const { status, stdout, stderr } = run(['parse', `${fixtures}ferry-mate.txt`]);
	expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
	expect(JSON.parse(stdout)).toMatchObject({ kind: 'blueprint', title: 'Ferry Mate' });
});

test('a large result arrives whole through a pipe', () => {
	const flags = Array.from(
		{ length: 40_000 },
		(_, index) => `<li>flag ${index} that fills the pipe and then some more</li>`,
	);
	const content = `<h2>19) Hiring Evaluation Criteria</h2><h3>Red flags</h3><ul>${flags.join('')}</ul>`;
	const { status, stdout } = run(['parse', '-'], JSON.stringify({ title: 'A: Role Blueprint, b', content }));
	expect(status).toBe(0);
	expect(stdout.length).toBeGreaterThan(2_000_000);
	expect(JSON.parse(stdout)).toMatchObject({ kind: 'blueprint' });
});

test('a document that is no blueprint exits 1 with one sentence', () => {
	const { status, stdout, stderr } = run(['parse', '-'], 'Peel the onions.');
	expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
	expect(stderr.trim().split('\n')).toHaveLength(1);
});

test.each([
	[[]],
	[['parse']],
	[['parse', 'a', 'b']],
	[['parse', '--fast']],
	[['dance']],
	[['parse', '/no/such/file']],
])('%j exits 2 with the usage', (args) => {
	const { status, stdout, stderr } = run(args);
	expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
	expect(stderr).toContain('usage: touchstone');
});
