import { FOOT, PAGE, STYLES, WIDTH, type Document } from '#lib/server/pdf/paper.ts';
import { widthOf, write } from '#lib/server/pdf/rows.ts';
import { shortened } from '#lib/server/pdf/wrap.ts';

export const FOR_GRADERS = 'For graders: not for the candidate';

const STYLE = STYLES.foot;

/**
 * At the foot of every page: what it belongs to, and its number. `exercises` and `graders` are the first pages of these
 * parts, from 0; `secret` stands on all pages but those of exercises, which go to a candidate.
 */
export function writeFeet(
	doc: Document,
	{
		left,
		secret,
		exercises,
		graders,
	}: { left: string; secret: string; exercises: number | null; graders: number | null },
): void {
	const { count } = doc.bufferedPageRange();
	for (let index = 0; index < count; index += 1) {
		doc.switchToPage(index);
		const y = FOOT + 22;
		const right = `Page ${index + 1} of ${count}`;
		const isForCandidate = exercises !== null && index >= exercises && index < (graders ?? count);
		const middle = graders !== null && index >= graders ? `${FOR_GRADERS} · ` : '';
		const room = WIDTH - widthOf(doc, middle + right, STYLE) - 12;
		doc.markContent('Artifact', { type: 'Pagination' });
		write(
			doc,
			shortened(isForCandidate ? left : left + secret, room, (text) => widthOf(doc, text, STYLE)),
			PAGE.left,
			y,
			STYLE,
		);
		write(doc, middle + right, PAGE.left + WIDTH - widthOf(doc, middle + right, STYLE), y, STYLE);
		doc.endMarkedContent();
	}
}
