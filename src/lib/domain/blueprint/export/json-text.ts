import { repairMojibake } from '#lib/domain/blueprint/input/mojibake.ts';

/**
 * JSON to keep in a file. What begins markup is spelt as an escape, so that the text holds no tag wherever it is pasted;
 * every reader of JSON reads the same values.
 */
export function jsonText(value: unknown): string {
	const text = JSON.stringify(value, null, 2);
	const escaped = text.replace(/[<>\u2028\u2029]/g, escapeOf);
	// The importer would repair what looks wrongly decoded, in a log too. In a file of ASCII alone nothing does.
	const isSteady = repairMojibake(escaped) === escaped;
	return `${isSteady ? escaped : escaped.replace(/[\u0080-\uffff]/g, escapeOf)}\n`;
}

function escapeOf(char: string): string {
	return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
