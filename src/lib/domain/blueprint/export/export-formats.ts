/** What a role version can be downloaded as. */
export const DOWNLOAD_FORMATS = ['touchstone', 'markdown', 'greenhouse', 'lever', 'ashby'] as const;
export type DownloadFormat = (typeof DOWNLOAD_FORMATS)[number];

/** The kit is a page to print. */
export type ExportFormat = DownloadFormat | 'kit';
export const EXPORT_FORMATS: readonly ExportFormat[] = [
	'touchstone',
	'markdown',
	'kit',
	'greenhouse',
	'lever',
	'ashby',
];

/** Formats that have a place for weights. */
const WITH_WEIGHTS: readonly ExportFormat[] = ['touchstone', 'markdown', 'kit'];

export function isDownloadFormat(name: string): name is DownloadFormat {
	return DOWNLOAD_FORMATS.some((format) => format === name);
}

export function hasWeights(format: ExportFormat): boolean {
	return WITH_WEIGHTS.includes(format);
}

const ENDINGS: Record<DownloadFormat, string> = {
	touchstone: 'touchstone.json',
	markdown: 'md',
	greenhouse: 'greenhouse.json',
	lever: 'lever.json',
	ashby: 'ashby.json',
};

export function contentTypeOf(format: DownloadFormat): string {
	return format === 'markdown' ? 'text/markdown; charset=utf-8' : 'application/json; charset=utf-8';
}

const LONGEST_NAME = 60;

/** A name for any file system and any header: lower-case letters of ASCII, digits, dashes and dots only. */
export function fileNameOf(format: DownloadFormat, title: string, number: number): string {
	const plain = title
		.normalize('NFKD')
		.toLowerCase()
		.replace(/\p{M}/gu, '')
		.replace(/[^a-z0-9]+/g, '-')
		.slice(0, LONGEST_NAME)
		.replace(/^-+|-+$/g, '');
	return `${plain === '' ? 'role' : plain}-version-${number}.${ENDINGS[format]}`;
}
