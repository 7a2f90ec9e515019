/*
 * A table row whose cells were joined by single spaces. A cell begins at a capitalised word that is not an acronym;
 * where more such words stand in the row than it has borders, the likeliest of them are taken.
 */

const CONNECTOR = /^(?:&|and|of|the|to|for|with|in|on|or|a|an|\+|\/|–|—|-)$/i;

/** Words that a capitalised name may follow, but that end no cell. */
const LEADS_ON =
	/^(?:at|by|from|around|near|before|after|per|into|as|than|via|about|between|against|under|over|during|without|every|each|its|their|our|your|is|are|no|not|when|if|until)$/i;

const LONGEST_WORD = 60;

function bare(word: string): string {
	return word.replace(/^[^\p{L}\p{N}]+/u, '');
}

/** "SLAs", "HTTP," and "APIs/auth" are acronyms; "A" opens a sentence. */
function opensCell(word: string): boolean {
	const first = bare(word.slice(0, LONGEST_WORD)).split(/[/&-]/, 1)[0] ?? '';
	if (!/^\p{Lu}/u.test(first)) return false;
	return !/^\p{Lu}[\p{Lu}\p{N}.]+(?:s|ed|'s|’s)?[^\p{L}]*$/u.test(first);
}

/** A capitalised word in the midst of a phrase: behind a preposition or a comma. */
function isMidPhrase(words: readonly string[], at: number): boolean {
	const previous = words[at - 1] ?? '';
	return (
		CONNECTOR.test(previous) ||
		LEADS_ON.test(previous) ||
		/[,(/&]$/.test(previous) ||
		/^[(]/.test(words[at] ?? '')
	);
}

/** Where the first cell ends: names in Title Case run on until the last capital before the text goes on in lower case. */
function firstBorder(words: readonly string[], candidates: readonly number[]): number {
	let run = 0;
	while (run + 1 < words.length) {
		const next = words[run + 1] ?? '';
		const following = words[run + 2] ?? '';
		if (/^\p{Lu}/u.test(bare(next)) || (CONNECTOR.test(next) && /^\p{Lu}/u.test(bare(following)))) run++;
		else break;
	}
	const inRun = candidates.filter((at) => at <= run);
	const last = inRun.at(-1);
	return last ?? candidates[0] ?? words.length;
}

/** Where no other word is capitalised, an acronym is what a cell begins with. */
function acronymsIn(words: readonly string[]): number[] {
	const at = words.findIndex((word, index) => index > 0 && /^\p{Lu}[\p{Lu}\p{N}]/u.test(bare(word)));
	return at > 0 && at < words.length - 1 ? [at] : [];
}

/** Splits a row into at most `count` cells. No word is lost; cells may be missing at the end. */
export function splitCells(text: string, count: number): string[] {
	const words = text.split(' ');
	if (count <= 1) return [text];
	const opening = words.flatMap((word, at) => (at > 0 && opensCell(word) ? [at] : []));
	const candidates = opening.length > 0 ? opening : acronymsIn(words);
	let borders = candidates;
	if (candidates.length > count - 1) {
		const first = firstBorder(words, candidates);
		const later = candidates.filter((at) => at > first);
		const likely = later.filter((at) => !isMidPhrase(words, at));
		const rest = likely.length >= count - 2 ? likely : later;
		borders = [first, ...rest.slice(0, count - 2)];
	}
	const starts = [0, ...borders];
	return starts.map((start, index) => words.slice(start, starts[index + 1] ?? words.length).join(' '));
}
