/** Files of text that a role version can be downloaded as. */
export const TEXT_FORMATS = ['touchstone', 'markdown', 'greenhouse', 'lever', 'ashby'] as const;
export type TextFormat = (typeof TEXT_FORMATS)[number];

export type DownloadFormat = TextFormat | 'pdf';

/** The kit is a page to print. */
export type ExportFormat = DownloadFormat | 'kit';
export const EXPORT_FORMATS: readonly ExportFormat[] = [
	'touchstone',
	'markdown',
	'kit',
	'pdf',
	'greenhouse',
	'lever',
	'ashby',
];

/** Formats that have a place for weights. */
const WITH_WEIGHTS: readonly ExportFormat[] = ['touchstone', 'markdown', 'kit', 'pdf'];

export function isTextFormat(name: string): name is TextFormat {
	return TEXT_FORMATS.some((format) => format === name);
}

export function hasWeights(format: ExportFormat): boolean {
	return WITH_WEIGHTS.includes(format);
}

const ENDINGS: Record<DownloadFormat, string> = {
	touchstone: 'touchstone.json',
	markdown: 'md',
	pdf: 'pdf',
	greenhouse: 'greenhouse.json',
	lever: 'lever.json',
	ashby: 'ashby.json',
};

export function contentTypeOf(format: DownloadFormat): string {
	if (format === 'pdf') return 'application/pdf';
	return format === 'markdown' ? 'text/markdown; charset=utf-8' : 'application/json; charset=utf-8';
}

const LONGEST_NAME = 60;

/** A name for any file system and any header: lower-case letters of ASCII, digits, dashes and dots only. */
export function fileNameOf(
	format: DownloadFormat,
	{ title, number, withWeights }: { title: string; number: number; withWeights: boolean },
): string {
	const plain = title
		.normalize('NFKD')
		.toLowerCase()
		.replace(/\p{M}/gu, '')
		.replace(/[^a-z0-9]+/g, '-')
		.slice(0, LONGEST_NAME)
		.replace(/^-+|-+$/g, '');
	const weights = withWeights ? '-with-weights' : '';
	return `${plain === '' ? 'role' : plain}-version-${number}${weights}.${ENDINGS[format]}`;
}
