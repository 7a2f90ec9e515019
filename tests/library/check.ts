import { CHECKS, ladderProblems, sharedSentences } from './checks.ts';
import { RoleFile, roleFiles } from './role-file.ts';

/* node tests/library/check.ts SLUG... prints what is wrong with these roles of the library, or with all of them. */

const wanted = process.argv.slice(2);
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
}
const isWanted = (text: string) => wanted.length === 0 || wanted.some((slug) => text.includes(slug));
problems.push(...ladderProblems(roles).filter(isWanted));
for (const [sentence, slugs] of sharedSentences(roles)) {
	if (isWanted(slugs.join(' '))) problems.push(`in ${slugs.join(', ')}: "${sentence}"`);
}
for (const problem of problems) console.log(problem);
console.log(`${chosen.length} roles, ${problems.length} problems`);
process.exitCode = problems.length === 0 ? 0 : 1;
