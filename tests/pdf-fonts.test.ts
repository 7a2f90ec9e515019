import { expect, test } from 'vitest';
import { COVERED, COVERED_IN_MONO } from '#lib/domain/blueprint/export/pdf-covered.ts';
import { settableRanges } from './support/pdf-fonts.ts';

test('the tables of what the PDF can set are those of its fonts', () => {
	expect({ covered: COVERED, coveredInMono: COVERED_IN_MONO }).toEqual(settableRanges());
});
