import { expect, test } from 'vitest';
import { blueprintIn, codes, textWith } from '../../../../../tests/fixtures/blueprints/build.ts';

function summaryOf(rows: string) {
	const text = textWith('Red flags', '  • Lies').replace('Category Summary\nRole title Ferry Mate', rows);
	const blueprint = blueprintIn(text);
	return { rows: blueprint.final_summary, flattened: codes(blueprint).includes('table_flattened') };
}

const ROWS = [
	{ category: 'Role title', summary: 'Ferry Mate' },
	{ category: 'Crew size', summary: 'Six people' },
	{ category: 'Main goals', summary: 'Arrive' },
];

test('an unknown category among joined rows is a row of its own, and its border is a guess', () => {
	expect(
		summaryOf('Category Summary\nRole title Ferry Mate\nCrew size Six people\nMain goals Arrive'),
	).toEqual({
		rows: ROWS,
		flattened: true,
	});
});

test('an unknown category among single cells is a row of its own', () => {
	expect(summaryOf('Role title\nFerry Mate\nCrew size\nSix people\nMain goals\nArrive')).toEqual({
		rows: ROWS,
		flattened: false,
	});
});
