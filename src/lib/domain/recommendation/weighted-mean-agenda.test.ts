import { expect, test } from 'vitest';
import { agendaSentence, debriefAgenda } from '#lib/domain/recommendation/weighted-mean-agenda.ts';

const names = new Map(['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((id) => [id, id.toUpperCase()]));
const dimensions = [
	{ id: 'a', weight: 0.2, n: 3, range: 2 },
	{ id: 'b', weight: 0.2, n: 3, range: 1 },
	{ id: 'c', weight: 0.2, n: 2, range: 3 },
	{ id: 'd', weight: 0.2, n: 1, range: 0 },
	{ id: 'e', weight: 0.2, n: 0, range: null },
	{ id: 'f', weight: 0, n: 0, range: null },
	{ id: 'g', weight: 0, n: 2, range: 2.5 },
];

test('the agenda names who stands far apart, then apart, widest first, then what too few rated', () => {
	expect(debriefAgenda(dimensions).map((item) => agendaSentence(item, names))).toEqual([
		'C: 2 raters stand far apart, by 3 levels.',
		'G: 2 raters stand apart, by 2.5 levels.',
		'A: 3 raters stand apart, by 2 levels.',
		'D: only one person rated it.',
		'E: nobody rated it.',
	]);
});

test('raters within a level of each other give the debrief nothing to settle', () => {
	expect(debriefAgenda([{ id: 'a', weight: 1, n: 4, range: 1 }])).toEqual([]);
});
