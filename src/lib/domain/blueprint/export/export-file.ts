import { ashbyExport } from '#lib/domain/blueprint/export/ashby.ts';
import { contentTypeOf, fileNameOf, type TextFormat } from '#lib/domain/blueprint/export/export-formats.ts';
import type { ExportedRole } from '#lib/domain/blueprint/export/exported-role.ts';
import { limitSentences } from '#lib/domain/blueprint/export/export-words.ts';
import { greenhouseExport } from '#lib/domain/blueprint/export/greenhouse.ts';
import { jsonText } from '#lib/domain/blueprint/export/json-text.ts';
import { leverExport } from '#lib/domain/blueprint/export/lever.ts';
import { limitsOf } from '#lib/domain/blueprint/export/limits.ts';
import { markdownExport } from '#lib/domain/blueprint/export/markdown.ts';
import { touchstoneExport } from '#lib/domain/blueprint/export/touchstone.ts';

/** Goes up when the shape of a file for another system changes. */
const SHAPE_VERSION = 1;

export type ExportFile = { name: string; contentType: string; text: string };

/** A role version as a file. It holds no scoring unless the role comes with its weights. */
export function exportFile(format: TextFormat, role: ExportedRole): ExportFile {
	return {
		name: fileNameOf(format, {
			title: role.content.title,
			number: role.number,
			// The shapes of other systems have no place for weights.
			withWeights: role.withWeights && (format === 'touchstone' || format === 'markdown'),
		}),
		contentType: contentTypeOf(format),
		text: textOf(format, role),
	};
}

function textOf(format: TextFormat, role: ExportedRole): string {
	switch (format) {
		case 'touchstone':
			return jsonText(touchstoneExport(role));
		case 'markdown':
			return markdownExport(role);
		case 'greenhouse':
			return otherSystem(format, role, greenhouseExport(role));
		case 'lever':
			return otherSystem(format, role, leverExport(role));
		case 'ashby':
			return otherSystem(format, role, ashbyExport(role));
	}
}

/** A file for another system says where it comes from, and what of the role it could not take along. */
function otherSystem(format: TextFormat, { number, content }: ExportedRole, shape: object): string {
	return jsonText({
		kind: `${format}-export`,
		shape_version: SHAPE_VERSION,
		role: { title: content.title, version: number },
		not_carried: limitsOf(format, content).touched.map((code) => ({
			code,
			sentence: limitSentences[code],
		})),
		...shape,
	});
}
