import { expect, test } from 'vitest';
import { limitsOf } from './typed-limits.ts';

const texts = {
	bar: '3.5',
	strongBar: '4,25',
	strongNoBar: '2.5',
	pHire: '75',
	pLeanHire: '50',
	pLeanNo: '25',
	pStrongHireBar: '95',
	pStrong: '50',
	pStrongNo: '50',
};

test('typed limits are read with a comma or a point', () => {
	expect(limitsOf(texts)).toMatchObject({ strongBar: 4.25, pHire: 0.75, pStrongHireBar: 0.95 });
});

test.each([{ pHire: '40' }, { pHire: '' }, { bar: 'x' }, { pStrongHireBar: '120' }, { pLeanNo: '-1' }])(
	'limits that cannot be drawn are none: %j',
	(change) => {
		expect(limitsOf({ ...texts, ...change })).toBeNull();
	},
);
