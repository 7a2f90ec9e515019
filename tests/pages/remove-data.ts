import { rm } from 'node:fs/promises';

/** The server has stopped by now, and its database with it. */
export default async function removeData(): Promise<void> {
	const folder = process.env['PAGES_DATA'];
	if (folder) await rm(folder, { recursive: true, force: true });
}
