const ENTITIES: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};

export function escapeHtml(text: string): string {
	return text.replace(/[&<>"']/g, (char) => ENTITIES[char] ?? '');
}

/** One paragraph; an empty text gives none. */
export function paragraph(text: string): string {
	return text.trim() === '' ? '' : `<p>${escapeHtml(text.trim()).replace(/\n/g, '<br>')}</p>`;
}

/** A list under a line in bold; no items give nothing. */
export function listUnder(heading: string, items: readonly string[]): string {
	if (items.length === 0) return '';
	const lines = items.map((item) => `<li>${escapeHtml(item).replace(/\n/g, '<br>')}</li>`);
	return `<p><b>${escapeHtml(heading)}</b></p><ul>${lines.join('')}</ul>`;
}
