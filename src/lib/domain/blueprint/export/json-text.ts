/**
 * JSON to keep in a file. What begins markup is spelt as an escape, so that the text holds no tag wherever it is pasted;
 * every reader of JSON reads the same values.
 */
export function jsonText(value: unknown): string {
	const text = JSON.stringify(value, null, 2);
	return `${text.replace(/[<>\u2028\u2029]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`;
}
