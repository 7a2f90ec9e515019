import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('../../app.css', import.meta.url), 'utf8');

function tokensIn(text: string): Map<string, string> {
	return new Map([...text.matchAll(/--([\w-]+):\s*(oklch\([^)]*\))/g)].map((m) => [m[1] ?? '', m[2] ?? '']));
}

const darkStart = css.indexOf('prefers-color-scheme: dark');
const light = tokensIn(css.slice(css.indexOf(':root'), darkStart));
const dark = new Map([...light, ...tokensIn(css.slice(darkStart, css.indexOf('prefers-contrast: more')))]);

/** Relative luminance of an OKLCH colour, by way of OKLab and linear sRGB (Ottosson 2020; WCAG 2.2). */
function luminance(colour: string): number {
	const [l = 0, c = 0, h = 0] = (colour.match(/[\d.]+/g) ?? []).map(Number);
	const a = c * Math.cos((h * Math.PI) / 180);
	const b = c * Math.sin((h * Math.PI) / 180);
	const l3 = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
	const m3 = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
	const s3 = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
	const clip = (x: number) => Math.min(1, Math.max(0, x));
	const red = clip(4.0767416621 * l3 - 3.3077115913 * m3 + 0.2309699292 * s3);
	const green = clip(-1.2684380046 * l3 + 2.6097574011 * m3 - 0.3413193965 * s3);
	const blue = clip(-0.0041960863 * l3 - 0.7034186147 * m3 + 1.707614701 * s3);
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(tokens: Map<string, string>, front: string, back: string): number {
	const pair = [front, back].map((name) => {
		const colour = tokens.get(name);
		if (!colour) throw new Error(`no colour named ${name}`);
		return luminance(colour);
	});
	return (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
}

const grounds = ['paper', 'surface', 'sunken'];
const tones = ['ok', 'info', 'warn', 'danger'];
const outlined = ['hire', 'lean-hire', 'lean-no-hire', 'no-hire', 'none', 'strong-hire', 'strong-no-hire'];

const pairs: [string, string, number][] = [
	...grounds.flatMap((ground): [string, string, number][] => [
		['ink', ground, 7],
		['ink-soft', ground, 7],
		['accent', ground, 4.5],
		['danger', ground, 4.5],
		['edge', ground, 3],
		['focus', ground, 3],
	]),
	...tones.flatMap((tone): [string, string, number][] => [
		[tone, `${tone}-wash`, 4.5],
		['ink', `${tone}-wash`, 7],
		['accent', `${tone}-wash`, 4.5],
	]),
	...outlined.map((band): [string, string, number] => [`band-${band}`, 'surface', 3]),
	['ink', 'band-hire-wash', 7],
	['ink', 'band-no-hire-wash', 7],
	['band-hire', 'band-hire-wash', 3],
	['band-no-hire', 'band-no-hire-wash', 3],
	['on-band', 'band-strong-hire', 4.5],
	['on-band', 'band-strong-no-hire', 4.5],
	['accent', 'accent-wash', 4.5],
	['on-accent', 'accent', 4.5],
	['on-accent', 'accent-strong', 4.5],
	['on-danger', 'danger', 4.5],
	['on-danger', 'danger-strong', 4.5],
];

describe.each([
	['light', light],
	['dark', dark],
] as const)('the %s colours', (_scheme, tokens) => {
	test.each(pairs)('%s on %s reaches %d', (front, back, least) => {
		expect(contrast(tokens, front, back)).toBeGreaterThanOrEqual(least);
	});
});
