import { cleanVerbatim, textCleaner } from '#lib/domain/blueprint/input/clean-text.ts';
import type { Raise } from '#lib/domain/blueprint/warnings.ts';

/** How the texts of Touchstone's own JSON are read. Each is untrusted, and reading it twice is reading it once. */
export type OwnTexts = {
	/** A name, a title or a signal. */
	line: (text: string) => string;
	/** A text whose line breaks its author meant: a question, an anchor, a prompt. */
	lines: (text: string) => string;
	/** A background text: the same, with the indentation that nests its lists. */
	nested: (text: string) => string;
	/** Material, a grading guide or a worked example: it may be a log or a table. */
	verbatim: (text: string) => string;
};

export function ownTexts(raise: Raise): OwnTexts {
	const clean = textCleaner(raise);
	const line = (text: string) => clean(text).replace(/\s+/g, ' ').trim();
	return {
		line,
		lines: (text) =>
			clean(text)
				.replace(/[^\S\n]+/g, ' ')
				.replace(/ ?\n ?/g, '\n')
				.trim(),
		nested: (text) =>
			text
				.split('\n')
				.map((each) => (/^ {0,12}(?=\S)/.exec(each)?.[0] ?? '') + line(each))
				.join('\n'),
		verbatim: cleanVerbatim,
	};
}
