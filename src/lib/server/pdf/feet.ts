import { FOOT, PAGE, STYLES, WIDTH, type Document } from '#lib/server/pdf/paper.ts';
import { widthOf, write } from '#lib/server/pdf/rows.ts';
import { shortened } from '#lib/server/pdf/wrap.ts';

export const FOR_GRADERS = 'For graders: not for the candidate';

const STYLE = STYLES.foot;

/** At the foot of every page: what it belongs to, and its number. */
export function writeFeet(doc: Document, { left, graders }: { left: string; graders: number | null }): void {
	const { count } = doc.bufferedPageRange();
	for (let index = 0; index < count; index += 1) {
		doc.switchToPage(index);
		const y = FOOT + 22;
		const right = `Page ${index + 1} of ${count}`;
		const middle = graders !== null && index >= graders ? `${FOR_GRADERS} · ` : '';
		const room = WIDTH - widthOf(doc, middle + right, STYLE) - 12;
		doc.markContent('Artifact', { type: 'Pagination' });
		write(
			doc,
			shortened(left, room, (text) => widthOf(doc, text, STYLE)),
			PAGE.left,
			y,
			STYLE,
		);
		write(doc, middle + right, PAGE.left + WIDTH - widthOf(doc, middle + right, STYLE), y, STYLE);
		doc.endMarkedContent();
	}
}
