import type { IndexedRole, RoleIndex } from '#lib/domain/blueprint/blueprint.ts';
import { collapseSpace, type Clean } from '#lib/domain/blueprint/input/clean-text.ts';
import { joinPieces } from '#lib/domain/blueprint/document/document.ts';
import { markdownPieces } from '#lib/domain/blueprint/document/inline-marks.ts';
import { cutSiteName, roleInTitle } from '#lib/domain/blueprint/fields/titles.ts';

export const LONGEST_TITLE = 300;

function withoutMarks(line: string): string {
	return joinPieces(markdownPieces(line)).text;
}

/** The post title that a line of an index holds, without list mark and link; null where it is none. */
export function indexTitle(line: string): string | null {
	if (!/role blueprint/i.test(line)) return null;
	const heading = withoutMarks(collapseSpace(line).replace(/^(?:#{1,6}|[-*•]|\d{1,3}[.)])\s+/, ''));
	return heading.length < LONGEST_TITLE && roleInTitle(heading) !== null ? cutSiteName(heading) : null;
}

/** Reads an index of roles: a title line, then a summary, again and again. */
export function readRoleIndex(text: string, clean: Clean): RoleIndex {
	const found: { postTitle: string; lines: string[] }[] = [];
	for (const line of text.split('\n')) {
		const raw = collapseSpace(clean(line));
		if (raw === '') continue;
		const postTitle = indexTitle(raw);
		if (postTitle !== null) found.push({ postTitle, lines: [] });
		else found.at(-1)?.lines.push(raw);
	}
	const roles = found.map(({ postTitle, lines }): IndexedRole => {
		const raw = lines.join(' ');
		const title = roleInTitle(postTitle) ?? postTitle;
		return { title, post_title: postTitle, summary: withoutMarks(raw), summary_raw: raw };
	});
	return { kind: 'role-index', source_format: 'text-index', count: roles.length, roles, warnings: [] };
}
