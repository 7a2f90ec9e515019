import type { IndexedRole, RoleIndex } from '#lib/domain/blueprint/blueprint.ts';
import { collapseSpace, type Clean } from '#lib/domain/blueprint/input/clean-text.ts';
import { joinPieces } from '#lib/domain/blueprint/document/document.ts';
import { textPieces } from '#lib/domain/blueprint/document/inline-marks.ts';
import { cutSiteName, roleInTitle } from '#lib/domain/blueprint/fields/titles.ts';

/** Reads an index of roles: a title line, then a summary, again and again. */
export function readRoleIndex(text: string, clean: Clean): RoleIndex {
	const found: { postTitle: string; lines: string[] }[] = [];
	for (const line of text.split('\n')) {
		const raw = collapseSpace(clean(line));
		if (raw === '') continue;
		const heading = joinPieces(textPieces(raw.replace(/^(?:#{1,6}|[-*•]|\d{1,3}[.)])\s+/, ''))).text;
		if (heading.length < 300 && roleInTitle(heading) !== null)
			found.push({ postTitle: cutSiteName(heading), lines: [] });
		else found.at(-1)?.lines.push(raw);
	}
	const roles = found.map(({ postTitle, lines }): IndexedRole => {
		const raw = lines.join(' ');
		const title = roleInTitle(postTitle) ?? postTitle;
		return { title, post_title: postTitle, summary: joinPieces(textPieces(raw)).text, summary_raw: raw };
	});
	return { kind: 'role-index', source_format: 'text-index', count: roles.length, roles, warnings: [] };
}
