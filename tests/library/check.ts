import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CHECKS, copiedRuns, ladderProblems, sharedSentences } from './checks.ts';
import { RoleFile, roleFiles } from './role-file.ts';
import { runsOf } from './words.ts';

/* node tests/library/check.ts SLUG... prints what is wrong with these roles of the library, or with all of them. */

const wanted = process.argv.slice(2);
const SEEDS = join(import.meta.dirname, '../../../shared/seeds');
const sources = new Set(
	existsSync(SEEDS)
		? readdirSync(SEEDS)
				.filter((name) => name.endsWith('.txt'))
				.flatMap((name) => runsOf(readFileSync(join(SEEDS, name), 'utf8').replace(/<[^>]*>/g, ' ')))
		: [],
);

const problems: string[] = [];
const roles: RoleFile[] = [];
for (const [slug, value] of roleFiles()) {
	const parsed = RoleFile.safeParse(value);
	if (parsed.success) roles.push(parsed.data);
	else if (wanted.length === 0 || wanted.includes(slug)) {
		problems.push(
			...parsed.error.issues.map(({ path, message }) => `${slug}: ${path.join('.')}: ${message}`),
		);
	}
}
const chosen = roles.filter(({ library }) => wanted.length === 0 || wanted.includes(library.slug));
for (const role of chosen) {
	const { slug } = role.library;
	problems.push(...CHECKS.flatMap((check) => check(role)).map((problem) => `${slug}: ${problem}`));
	problems.push(...copiedRuns(role, sources).map((problem) => `${slug}: copied: ${problem}`));
}
const isWanted = (text: string) => wanted.length === 0 || wanted.some((slug) => text.includes(slug));
problems.push(...ladderProblems(roles).filter(isWanted));
for (const [sentence, slugs] of sharedSentences(roles)) {
	if (isWanted(slugs.join(' '))) problems.push(`in ${slugs.join(', ')}: "${sentence}"`);
}
for (const problem of problems) console.log(problem);
console.log(`${chosen.length} roles, ${problems.length} problems`);
process.exitCode = problems.length === 0 ? 0 : 1;
