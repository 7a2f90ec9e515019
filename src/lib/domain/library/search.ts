import type { Family, Seniority } from '#lib/domain/library/families.ts';
import type { LibraryRole } from '#lib/domain/library/library-role.ts';

export type LibrarySearch = { words: string; family: Family | null; level: Seniority | null };

/**
 * The roles in which each of the words stands, wherever: in the title, the summary, a dimension, an exercise or a
 * question. Those whose titles have all of them come first.
 */
export function searchLibrary(roles: readonly LibraryRole[], search: LibrarySearch): LibraryRole[] {
	const words = plain(search.words).split(' ').filter(Boolean);
	const inTitle = (role: LibraryRole) => words.every((word) => plain(role.title).includes(word));
	const found = roles.filter(
		(role) =>
			(search.family === null || role.family === search.family) &&
			(search.level === null || role.level === search.level) &&
			words.every((word) => searched(role).includes(word)),
	);
	return words.length === 0 ? found : [...found.filter(inTitle), ...found.filter((role) => !inTitle(role))];
}

const texts = new WeakMap<LibraryRole, string>();

function searched(role: LibraryRole): string {
	const known = texts.get(role);
	if (known !== undefined) return known;
	const { title, summary, criteria, dimensions, exercises } = role.content;
	const text = plain(
		[
			title,
			summary,
			...criteria.flatMap(({ name, question }) => [name, question]),
			...dimensions.flatMap(({ name, description }) => [name, description]),
			...exercises.flatMap((exercise) => [exercise.title, ...exercise.prompts]),
		].join(' '),
	);
	texts.set(role, text);
	return text;
}

/** Without case and accents, so that what is typed on any keyboard finds it. */
function plain(text: string): string {
	return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();
}
