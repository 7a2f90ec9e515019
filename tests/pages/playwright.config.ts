import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { defineConfig } from '@playwright/test';
import { ensureChromium } from '../support/chromium.ts';

// This file is read again by every worker: what it chooses once is handed on by the environment.
process.env['PAGES_PORT'] ??= String(20_000 + (process.pid % 20_000));
if (process.env['PAGES_DATA'] === undefined) {
	const data = mkdtempSync(path.join(tmpdir(), 'touchstone-pages-'));
	process.env['PAGES_DATA'] = data;
	// A global teardown would come too early: the server, and its database, stop after it.
	process.on('exit', () => rmSync(data, { recursive: true, force: true }));
}
process.env['CHROMIUM_PATH'] ??= ensureChromium();

const port = process.env['PAGES_PORT'];
const project = path.resolve(import.meta.dirname, '../..');

export default defineConfig({
	testDir: '.',
	outputDir: '../../test-results',
	timeout: 240_000,
	expect: { timeout: 10_000 },
	// One installation serves all of them: the first finds it empty. Then each worker has an organization of its own.
	workers: 2,
	fullyParallel: false,
	projects: [
		{ name: 'first', testMatch: 'main-job.spec.ts' },
		{ name: 'then', testIgnore: 'main-job.spec.ts', dependencies: ['first'] },
	],
	forbidOnly: process.env['CI'] !== undefined,
	use: {
		baseURL: `http://localhost:${port}`,
		actionTimeout: 20_000,
		navigationTimeout: 30_000,
		trace: { mode: 'retain-on-failure', screenshots: false, sources: false },
		screenshot: 'only-on-failure',
		timezoneId: 'Europe/Berlin',
		launchOptions: {
			executablePath: process.env['CHROMIUM_PATH'],
			args: [
				'--no-sandbox',
				'--disable-gpu',
				'--disable-background-networking',
				'--disable-component-update',
				'--disable-sync',
				'--no-first-run',
			],
		},
	},
	webServer: {
		command: `"${process.execPath}" src/server.ts`,
		cwd: project,
		url: `http://localhost:${port}/readyz`,
		timeout: 60_000,
		gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
		env: { PORT: port, TOUCHSTONE_DATA: process.env['PAGES_DATA'], LOG_LEVEL: 'warn', DATABASE_URL: '' },
		stderr: 'pipe',
	},
});
