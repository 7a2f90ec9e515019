import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const cli = fileURLToPath(new URL('../src/cli.ts', import.meta.url));

function run(args: string[], input = '') {
	return spawnSync(process.execPath, [cli, ...args], { input, encoding: 'utf8' });
}

test('library lists the thirty roles by kind of work', () => {
	const { status, stdout, stderr } = run(['library']);
	expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
	expect(stdout.match(/^ {2}[a-z-]+ .* version \d+$/gm)).toHaveLength(30);
	expect(stdout).toContain('Technical support engineering\n  technical-support-engineer ');
});

test('library SLUG prints a blueprint that parse takes as it is', () => {
	const { status, stdout, stderr } = run(['library', 'escalation-engineer']);
	expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
	const { library, ...printed } = JSON.parse(stdout) as Record<string, unknown>;
	expect(library).toMatchObject({ slug: 'escalation-engineer', level: 'senior' });
	const parsed = run(['parse', '-'], stdout);
	expect(JSON.parse(parsed.stdout)).toEqual(printed);
});

test.each([['nobody'], ['__proto__'], ['../escalation-engineer']])(
	'library %s exits 1 with one sentence that says where to look',
	(slug) => {
		const { status, stdout, stderr } = run(['library', slug]);
		expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
		expect(stderr).toBe(
			`touchstone: the library has no "${slug}". "touchstone library" lists what it has.\n`,
		);
	},
);

test.each([[['library', 'a', 'b']], [['library', '--all']]])('%j exits 2 with the usage', (args) => {
	const { status, stderr } = run(args);
	expect(status).toBe(2);
	expect(stderr).toContain('usage: touchstone library');
});
