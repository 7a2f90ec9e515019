import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSource } from '#lib/domain/blueprint/source-outline.ts';
import { copiedRuns } from './library/checks.ts';
import { RoleFile, roleFiles } from './library/role-file.ts';
import { runsOf } from './library/words.ts';

/*
 * Looks in every role of the library for runs of eight words that stand in one of the sample documents:
 * node tests/library-overlap.check.ts DIRECTORY, where DIRECTORY holds seeds/.
 */

const [directory] = process.argv.slice(2);
if (directory === undefined) {
	console.error('usage: node tests/library-overlap.check.ts DIRECTORY');
	process.exit(2);
}

const seeds = join(directory, 'seeds');
const runs = new Set(
	readdirSync(seeds)
		.filter((name) => name.endsWith('.txt'))
		.flatMap((name) => runsOf(readSource(readFileSync(join(seeds, name))).text)),
);
if (runs.size < 1000) {
	console.error(`${seeds} holds too little text to compare with.`);
	process.exit(2);
}

let failed = 0;
const files = [...roleFiles()];
for (const [slug, file] of files) {
	const copied = copiedRuns(RoleFile.parse(file), runs);
	if (copied.length > 0) failed += 1;
	console.log(copied.length === 0 ? `ok   ${slug}` : `FAIL ${slug}: ${copied.join('; ')}`);
}
console.log(`${files.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 && files.length > 0 ? 0 : 1;
