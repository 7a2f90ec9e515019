import { settable } from '#lib/domain/blueprint/export/pdf-text.ts';
import { textsOfKit, type PrintedKit } from '#lib/domain/blueprint/export/printed-kit.ts';
import { writeFeet } from '#lib/server/pdf/feet.ts';
import { fontFiles } from '#lib/server/pdf/fonts.ts';
import { kitSheets } from '#lib/server/pdf/kit-sheets.ts';
import { breath, PAGE, paper, STYLES, type Document } from '#lib/server/pdf/paper.ts';
import { oneLine } from '#lib/server/pdf/wrap.ts';

/** In characters. */
const LONG = 2_000;

export type KitMeta = {
	/** Of the version, from 1. */
	number: number;
	/** The date of the file: the same kit with the same date gives the same bytes. */
	date: Date;
};

let last: Promise<unknown> = Promise.resolve();

/**
 * A kit as a PDF: A4, tagged, with its fonts inside. `isTooLongForPdf` says for which it takes too long. Between parts it
 * lets other work go on; of several kits one is made at a time, so that they do not fill the memory together.
 */
export function kitPdf(kit: PrintedKit, meta: KitMeta): Promise<Uint8Array<ArrayBuffer>> {
	const made = last.then(() => make(kit, meta));
	last = made.catch(() => undefined);
	return made;
}

async function make(kit: PrintedKit, meta: KitMeta): Promise<Uint8Array<ArrayBuffer>> {
	// Only here, so that starting the server does not wait for it.
	const [{ default: PDFDocument }, fonts] = await Promise.all([import('pdfkit'), fontFiles()]);
	const title = `Kit for ${oneLine(kit.title)}, version ${meta.number}`;
	const doc: Document = new PDFDocument({
		size: [PAGE.width, PAGE.height],
		margins: { left: 0, right: 0, top: 0, bottom: 0 },
		pdfVersion: '1.7',
		lang: 'en',
		tagged: true,
		displayTitle: true,
		bufferPages: true,
		info: { Title: title, Creator: 'Touchstone', Producer: 'Touchstone', CreationDate: meta.date },
	});
	const bytes = collected(doc);
	// Awaited at the end; until then a fault of the stream is nobody's.
	bytes.catch(() => undefined);
	for (const name of ['regular', 'bold', 'mono'] as const) doc.registerFont(name, Buffer.from(fonts[name]));

	const texts = await settableTexts(kit);
	const note = missingNote(texts);
	const sheets = paper(doc, note === '' ? 0 : STYLES.foot.leading + 4);
	const parts = await kitSheets(sheets, kit, { number: meta.number, note, set: texts.set });
	const secret = kit.withWeights ? ' · with weights: not for interviewers' : '';
	writeFeet(doc, { left: footText(kit, meta.number), secret, ...parts });
	await breath();
	doc.flushPages();
	await breath();
	escapeMetadata(doc, title);
	doc.end();
	return bytes;
}

type Texts = { set: (text: string) => string; missing: number };

/** Each text once, since a long one in another script takes a while. */
async function settableTexts(kit: PrintedKit): Promise<Texts> {
	const known = new Map<string, string>();
	let missing = 0;
	for (const text of textsOfKit(kit)) {
		const outcome = settable(text);
		missing += outcome.missing;
		known.set(text, outcome.text);
		if (text.length > LONG) await breath();
	}
	return { set: (text) => known.get(text) ?? settable(text).text, missing };
}

/** Empty where nothing is missing. */
function missingNote({ missing }: Texts): string {
	if (missing === 0) return '';
	const characters = missing === 1 ? '1 character' : `${missing.toLocaleString('en')} characters`;
	return `${characters} could not be set in this file’s typeface; the page for printing shows them.`;
}

function footText(kit: PrintedKit, number: number): string {
	const { text } = settable(oneLine(kit.title));
	return `${text}, version ${number}`;
}

async function collected(doc: Document): Promise<Uint8Array<ArrayBuffer>> {
	const chunks: Uint8Array[] = [];
	for await (const chunk of doc as AsyncIterable<Uint8Array>) chunks.push(chunk);
	const whole = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
	let at = 0;
	for (const chunk of chunks) {
		whole.set(chunk, at);
		at += chunk.length;
	}
	return whole;
}

/**
 * pdfkit writes the title into the metadata, which are XML, as it stands. By then the title proper has been written, so
 * the copy can be escaped.
 */
function escapeMetadata(doc: Document & { endMetadata?: () => void }, title: string): void {
	if (!doc.endMetadata) throw new Error('pdfkit writes its metadata in another way.');
	const end = doc.endMetadata.bind(doc);
	doc.endMetadata = () => {
		doc.info.Title = title.replace(/[&<>]/g, (mark) => `&#${mark.charCodeAt(0)};`);
		end();
	};
}
