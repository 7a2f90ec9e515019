const LONGEST = 2000;

/** The address as written if it is one of the web, else null. */
export function safeUrl(text: string | null): string | null {
	const url = text?.trim() ?? '';
	if (url.length > LONGEST || !/^https?:\/\/[^\s<>"]+$/i.test(url)) return null;
	return URL.canParse(url) ? url : null;
}
