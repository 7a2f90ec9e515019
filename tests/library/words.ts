/** Words in lower case, without marks; a word with a hyphen is one. */
export function wordsOf(text: string): string[] {
	return (
		text
			.toLowerCase()
			.replace(/[’']/g, "'")
			.match(/[\p{L}\p{N}]+(?:['-][\p{L}\p{N}]+)*/gu) ?? []
	);
}

/** Sentences of a text; a line break ends one as well. */
export function sentencesOf(text: string): string[] {
	return text
		.split(/(?<=[.!?:;])["”’)]*\s+|\n+/)
		.map((sentence) => sentence.trim())
		.filter((sentence) => sentence !== '');
}

/* Words that say how much or how well, but not what: levels that differ in these alone do not differ. */
const DEGREES = new Set(
	`a about above absolutely accurate accurately adequate adequately all almost alone also always an and any appropriate
	appropriately are as at average barely basic basically be been before being below better but by can cannot clear clearly
	complete completely consistent consistently correct correctly could deep deeply do does each easily effective effectively
	enough entirely even every everything excellent extensive extensively extremely fair fairly few fewer fewest first for
	frequently from full fully general generally good great greatly had half handful hardly has have highly if in inconsistent
	inconsistently incomplete incompletely into is it its just largely least less limited little lot lots many may might minimal
	minor more most mostly much must near nearly never no nobody none nor not nothing occasional occasionally of often on once one
	only or other others out over own part partial partially partly perfect perfectly poor poorly proper properly quickly quite
	rarely rather really regularly right several should single slightly slow slowly so solid some someone something sometimes
	somewhat still strong strongly such sufficient sufficiently than that the their them then there these they thing things this
	those thorough thoroughly three to too totally twice two typically unclear under until up usual usually vague vaguely very weak
	weakly well what when where whether which while who whole will with within without would wrong wrongly`
		.split(/\s+/)
		.filter((word) => word !== ''),
);

/** A crude stem, the same for the forms of one word: enough to compare two sentences. */
function stem(word: string): string {
	return word
		.replace(/'s$/, '')
		.replace(/(?<=.{3})(ations?|ating|ated|ates|ate|ings?|edly|ed|es|s|ly|ment|ments)$/, '')
		.replace(/e$/, '');
}

/** What a sentence is about: its words without those that only say how much, how often, how well, or that join. */
export function contentWords(text: string): Set<string> {
	const words = wordsOf(text).filter((word) => !DEGREES.has(word) && !/^\d+$/.test(word));
	return new Set(words.map(stem));
}

/** How much of the shorter text's content stands in the other too, 0 to 1. */
export function overlap(one: string, other: string): number {
	const a = contentWords(one);
	const b = contentWords(other);
	const shorter = Math.min(a.size, b.size);
	return shorter === 0 ? 1 : a.intersection(b).size / shorter;
}

function syllables(word: string): number {
	const groups = word
		.replace(/[^a-z]/g, '')
		.replace(/(?:[^laeiouy]es|[^td]ed|[^laeiouy]e)$/, '')
		.match(/[aeiouy]{1,2}/g);
	return Math.max(1, groups?.length ?? 1);
}

/**
 * Flesch–Kincaid grade: the school year in the United States in which a text is read with ease.
 * Kincaid, Fishburne, Rogers, Chissom (1975), Research Branch Report 8-75.
 */
export function readingGrade(texts: readonly string[]): number {
	const sentences = texts.flatMap(sentencesOf);
	const words = texts.flatMap(wordsOf);
	const sounds = words.reduce((sum, word) => sum + syllables(word), 0);
	return 0.39 * (words.length / sentences.length) + 11.8 * (sounds / words.length) - 15.59;
}

export const RUN = 8;

/** Every run of eight words of a text. */
export function runsOf(text: string): string[] {
	const words = wordsOf(text);
	return words
		.slice(0, Math.max(0, words.length - RUN + 1))
		.map((_, at) => words.slice(at, at + RUN).join(' '));
}
