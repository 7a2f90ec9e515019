import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

export type FontName = 'regular' | 'bold' | 'mono';

const FILES: Record<FontName, string> = {
	regular: 'DejaVuSans.ttf',
	bold: 'DejaVuSans-Bold.ttf',
	mono: 'DejaVuSansMono.ttf',
};

let read: Promise<Record<FontName, Uint8Array>> | null = null;

/** The files of the fonts, read once in each process and found where the package is installed. */
export function fontFiles(): Promise<Record<FontName, Uint8Array>> {
	read ??= readAll().catch((reason: unknown) => {
		read = null;
		throw reason;
	});
	return read;
}

async function readAll(): Promise<Record<FontName, Uint8Array>> {
	const require = createRequire(import.meta.url);
	const file = (name: FontName) => readFile(require.resolve(`dejavu-fonts-ttf/ttf/${FILES[name]}`));
	const [regular, bold, mono] = await Promise.all([file('regular'), file('bold'), file('mono')]);
	return { regular, bold, mono };
}
