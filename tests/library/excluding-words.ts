import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PlacedText } from './role-file.ts';

export type ExcludingWord = { entry: string; isForCandidatesOnly: boolean; instead: string };

/** The entries of docs/inclusive-wording.md. */
export function excludingWords(): ExcludingWord[] {
	const document = readFileSync(join(import.meta.dirname, '../../docs/inclusive-wording.md'), 'utf8');
	return document
		.split('\n')
		.filter((line) => line.startsWith('|') && !/^\|[\s-]+\|/.test(line) && !line.startsWith('| entry'))
		.map((line) => line.split('|').map((cell) => cell.trim()))
		.map(([, entry = '', where = '', instead = '']) => ({
			entry,
			isForCandidatesOnly: where === 'candidate',
			instead,
		}));
}

function pattern(entry: string): RegExp {
	const escaped = entry.replace(/[.+?^${}()|[\]\\/]/g, String.raw`\$&`).replace(/ /g, String.raw`\s+`);
	return new RegExp(
		String.raw`(?<![\p{L}\p{N}])${escaped.replace(/\*$/, String.raw`\p{L}*`)}(?![\p{L}\p{N}])`,
		'iu',
	);
}

const PATTERNS = excludingWords().map((word) => ({ ...word, pattern: pattern(word.entry) }));

/** The entries that a text holds. */
export function excludingWordsIn({ text, isAboutCandidate }: PlacedText): ExcludingWord[] {
	return PATTERNS.filter(
		(word) => (isAboutCandidate || !word.isForCandidatesOnly) && word.pattern.test(text),
	);
}
