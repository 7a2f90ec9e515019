/** null for what is no JSON, or no UTF-8. */
export function parseJson(bytes: Uint8Array): { value: unknown } | null {
	try {
		return { value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) };
	} catch {
		return null;
	}
}
