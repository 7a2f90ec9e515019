import { isPageHeading, nameOf, readHeading } from '#lib/domain/blueprint/sections/heading-names.ts';

export type MarkdownSection = {
	heading: string;
	/** Markdown already. */
	text: string;
};

/** Whether a section of this heading would be read as something else than background. */
function isTaken(heading: string): boolean {
	const name = nameOf(heading);
	return name === 'summary' || name === 'final_summary' || name === 'evaluation' || isPageHeading(heading);
}

/**
 * Headings under which each section is read back as a section of its own: none that stands for a part of a blueprint, and
 * none twice, since of two equal headings a reader takes one for a table of contents.
 */
export function distinctSections(
	sections: readonly MarkdownSection[],
	toText: (heading: string) => string,
): MarkdownSection[] {
	const seen = new Set<string>();
	return sections.map(({ heading, text }) => {
		const taken = heading === '' || isTaken(heading);
		const plain = taken ? 'Background' : heading;
		let own = plain;
		for (let count = 2; seen.has(readHeading(own).name); count++) own = `${plain} – ${count}`;
		seen.add(readHeading(own).name);
		return { heading: own, text: taken && heading !== '' ? `${toText(heading)}\n\n${text}` : text };
	});
}
