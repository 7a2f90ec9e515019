import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { defineConfig } from '@playwright/test';
import { ensureChromium } from '../support/chromium.ts';

// This file is read again by every worker: what it chooses once is handed on by the environment.
process.env['PAGES_PORT'] ??= String(20_000 + (process.pid % 20_000));
process.env['PAGES_DATA'] ??= mkdtempSync(path.join(tmpdir(), 'touchstone-pages-'));
process.env['CHROMIUM_PATH'] ??= await ensureChromium();

const port = process.env['PAGES_PORT'];
const project = path.resolve(import.meta.dirname, '../..');

export default defineConfig({
	testDir: '.',
	outputDir: '../../test-results',
	timeout: 240_000,
	expect: { timeout: 10_000 },
	// One installation serves all of them; the first file finds it empty.
	workers: 1,
	fullyParallel: false,
	forbidOnly: process.env['CI'] !== undefined,
	globalTeardown: './remove-data.ts',
	use: {
		baseURL: `http://localhost:${port}`,
		trace: 'retain-on-failure',
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
