import { contentTypeOf, fileNameOf } from '#lib/domain/blueprint/export/export-formats.ts';
import { limitSentences } from '#lib/domain/blueprint/export/export-words.ts';
import { isTooLongForPdf } from '#lib/domain/blueprint/export/pdf-size.ts';
import { printedKit } from '#lib/domain/blueprint/export/printed-kit.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { asActor, type Db } from '#lib/server/db/database.ts';
import { conflict } from '#lib/server/errors.ts';
import { kitPdf } from '#lib/server/pdf/kit-pdf.ts';
import { recordExport, requireExport, type VersionToExport } from '#lib/server/workflows/export-role.ts';

export type PdfFile = { name: string; contentType: string; bytes: Uint8Array<ArrayBuffer> };

/** The printed kit of a version as a file. It is made after the transaction, which has no reason to wait for it. */
export async function exportRolePdf(
	db: Db,
	actor: SignedIn,
	input: VersionToExport & { withWeights: boolean },
	now: Date,
): Promise<PdfFile> {
	const format = 'pdf';
	const { kit, number, publishedAt } = await asActor(db, actor, async (tx) => {
		const version = await requireExport(tx, actor, input);
		const whole = printedKit(version.content, input.withWeights);
		if (isTooLongForPdf(whole)) throw conflict(limitSentences.pdf_too_long);
		await recordExport(tx, actor, { version, format, withWeights: input.withWeights }, now);
		return { kit: whole, number: version.number, publishedAt: version.publishedAt };
	});
	return {
		name: fileNameOf(format, { title: kit.title, number, withWeights: kit.withWeights }),
		contentType: contentTypeOf(format),
		bytes: await kitPdf(kit, { number, date: publishedAt }),
	};
}
