import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { settableRanges } from './pdf-fonts.ts';

/** Run by hand, after the fonts have changed: `node tests/support/write-pdf-characters.ts`. */
const TARGET = path.resolve(import.meta.dirname, '../../src/lib/domain/blueprint/export/pdf-covered.ts');

const { covered, coveredInMono } = settableRanges();
const list = (lines: string[]) => lines.map((line) => `\t'${line}',\n`).join('');

writeFileSync(
	TARGET,
	`// Written by tests/support/write-pdf-characters.ts from the fonts of the PDF; never edited by hand.

/** What the typeface of the PDF can set, from left to right: ranges of code points in hexadecimal. */
export const COVERED: readonly string[] = [
${list(covered)}];

/** Of these, what it can set in letters of one width. */
export const COVERED_IN_MONO: readonly string[] = [
${list(coveredInMono)}];
`,
);
