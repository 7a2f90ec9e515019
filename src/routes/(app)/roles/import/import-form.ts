export type ImportForm = {
	bytes: Uint8Array;
	/** Of the file, for people to read. */
	name: string | null;
	/** Places in the list of roles, once somebody has chosen. */
	chosen: number[] | null;
	/** What was pasted, to show it again. */
	text: string;
	fault: { field: string; message: string } | null;
};

/** Text or a file, never both; a list that was shown before comes back as text with the chosen places. */
export async function readImportForm(data: FormData): Promise<ImportForm> {
	const pasted = data.get('source');
	const sent = data.get('file');
	const text = typeof pasted === 'string' ? pasted : '';
	const file = sent instanceof File && (sent.name !== '' || sent.size > 0) ? sent : null;
	const listed = data.get('name');
	const name = file?.name ?? (typeof listed === 'string' && listed !== '' ? listed.slice(0, 300) : null);
	const chosen = data.has('choosing') ? data.getAll('chosen').map(Number) : null;
	const both = file !== null && text.trim() !== '';
	const bytes = file && !both ? await file.bytes() : new TextEncoder().encode(text);
	return { bytes, name, chosen, text, fault: faultOf(both, bytes.length) };
}

function faultOf(both: boolean, length: number): ImportForm['fault'] {
	if (both)
		return {
			field: 'file',
			message: 'There is a text and a file. Send one of them: empty the text, or leave the file out.',
		};
	if (length === 0) return { field: 'source', message: 'Paste the text of a blueprint, or choose a file.' };
	return null;
}
