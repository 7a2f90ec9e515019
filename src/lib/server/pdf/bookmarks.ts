import { PAGE, type Document } from '#lib/server/pdf/paper.ts';
import { oneLine } from '#lib/server/pdf/wrap.ts';

type Outline = Document['outline'];

type Setter = (y: number) => void;

export type Bookmarks = {
	/** A mark of its own. */
	under: (title: string) => Setter;
	/** A mark with others under it. */
	open: (title: string) => { set: Setter; under: (title: string) => Setter };
};

/** The outline of the document. Each mark is set once the place of its heading is known. */
export function bookmarks(doc: Document): Bookmarks {
	return {
		under: (title) => (y) => void mark(doc.outline, title, y),
		open(title) {
			let own: Outline | null = null;
			const set = (y: number) => {
				own ??= mark(doc.outline, title, y);
			};
			return {
				set,
				under: (name) => (y) => {
					set(y);
					if (own) mark(own, name, y);
				},
			};
		},
	};
}

/** pdfkit takes what it calls left from the right edge. */
function mark(outline: Outline, title: string, y: number): Outline {
	const place = { expanded: false, top: Math.max(0, y - 8), left: PAGE.width };
	return outline.addItem(oneLine(title), place);
}
