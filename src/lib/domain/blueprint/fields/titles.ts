import { collapseSpace } from '#lib/domain/blueprint/input/clean-text.ts';

const ENDING = /\s*:\s*role blueprint\b/gi;
const LONGEST = 300;

function lastEnding(text: string): { start: number; end: number } | null {
	const found = [...text.slice(0, LONGEST).matchAll(ENDING)].at(-1);
	if (!found || found.index === 0) return null;
	const end = found.index + found[0].length;
	return /^\s*(?:,|$|[|–—»·-])/.test(text.slice(end)) ? { start: found.index, end } : null;
}

/** The role in a post title that ends with ": Role Blueprint, ...", or null. */
export function roleInTitle(postTitle: string): string | null {
	const ending = lastEnding(postTitle);
	return ending ? postTitle.slice(0, ending.start) : null;
}

function escaped(text: string): string {
	return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** A title without the site's name behind it. */
export function cutSiteName(title: string, siteName = ''): string {
	const text = collapseSpace(title);
	const site = collapseSpace(siteName);
	if (site !== '') {
		const named = text.replace(new RegExp(`\\s*[|–—»·•:-]\\s*${escaped(site)}$`, 'i'), '');
		if (named !== text && named !== '') return named;
	}
	const ending = lastEnding(text);
	if (ending) {
		const appended = /\s+[|–—»·•-]\s+\S.*$/.exec(text.slice(ending.end));
		return appended ? text.slice(0, ending.end + appended.index) : text;
	}
	return text.replace(/\s+[|»]\s+[^|»]*$/, '');
}

function words(text: string): Set<string> {
	return new Set(text.toLowerCase().match(/[\p{L}\p{N}+#]+/gu) ?? []);
}

/** Whether two titles name the same role: one may only be longer than the other. */
export function sameRole(one: string, other: string): boolean {
	const [few, many] = [words(one), words(other)].sort((a, b) => a.size - b.size);
	return few !== undefined && many !== undefined && [...few].every((word) => many.has(word));
}
