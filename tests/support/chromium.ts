import { spawnSync } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Path of a Chromium that runs, or null. CHROMIUM_PATH comes first; a wrong one is an error, not a reason to look on. */
function findChromium(env: NodeJS.ProcessEnv = process.env): string | null {
	if (env.CHROMIUM_PATH) {
		if (runs(env.CHROMIUM_PATH)) return env.CHROMIUM_PATH;
		throw new Error(`CHROMIUM_PATH is ${env.CHROMIUM_PATH}, which is no browser that runs on this machine.`);
	}
	const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
	const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name)));
	return [...onPath, ...fromPlaywright(env)].find(runs) ?? null;
}

/** Path of a Chromium. As root on Debian it is installed where missing; elsewhere a sentence says what to do. */
export function ensureChromium(env: NodeJS.ProcessEnv = process.env): string {
	const found = findChromium(env);
	if (found !== null) return found;
	if (process.geteuid?.() === 0 && existsSync('/etc/debian_version')) {
		apt('update');
		apt('install', '-y', '--no-install-recommends', 'chromium');
		const installed = findChromium(env);
		if (installed !== null) return installed;
	}
	throw new Error(
		'The page tests need a Chromium, and this machine has none. Install one (on Debian: `apt-get install chromium`; ' +
			'anywhere: `npx playwright install chromium`), or name yours in CHROMIUM_PATH.',
	);
}

function fromPlaywright(env: NodeJS.ProcessEnv): string[] {
	const caches = [
		env.PLAYWRIGHT_BROWSERS_PATH,
		join(homedir(), '.cache/ms-playwright'),
		join(homedir(), 'Library/Caches/ms-playwright'),
	].filter((folder) => folder !== undefined);
	const places = ['chrome-linux*/chrome', 'chrome-mac*/Chromium.app/Contents/MacOS/Chromium'];
	return caches
		.flatMap((cache) => places.flatMap((place) => globSync(join(cache, 'chromium-*', place))))
		.toReversed();
}

function runs(path: string): boolean {
	return existsSync(path) && spawnSync(path, ['--version'], { stdio: 'ignore' }).status === 0;
}

function apt(...args: string[]): void {
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	const { status } = spawnSync('apt-get', args, { stdio: ['ignore', 2, 2], env });
	if (status !== 0) throw new Error(`\`apt-get ${args.join(' ')}\` failed: it says above why.`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	try {
		console.log(ensureChromium());
	} catch (error) {
		console.error(error instanceof Error ? error.message : error);
		process.exitCode = 1;
	}
}
