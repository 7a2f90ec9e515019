import { describe, expect, test } from 'vitest';
import type { RaterReport } from '#lib/domain/recommendation/model/calibration-report.ts';
import { interviewerFigures } from '#lib/domain/report/interviewer-figures.ts';
import {
	figureText,
	flagSentence,
	haloSentence,
	missingSentence,
	severitySentence,
	straightSentence,
} from '#lib/domain/report/words.ts';

const report: RaterReport = {
	raterId: 'kim',
	cards: 8,
	ratings: 40,
	severity: -0.6,
	se: 0.2,
	reliability: 0.7,
	pLenient: 0,
	pSevere: 0.96,
	flag: 'severe',
	outfit: 1.1,
	straightLining: 0.25,
	halo: { ratio: 0.4, df: [32, 300], p: 0.001 },
};

function figuresOf(change: Partial<RaterReport>, others: RaterReport[] = [], told = { severity: true }) {
	const pool = { candidates: ['a'], interviewers: ['kim', 'lee', 'noa'] };
	const found = interviewerFigures([{ ...report, ...change }, ...others], [pool], told).get('kim');
	if (!found) throw new Error('There is a report.');
	return found;
}

function shown(...given: Parameters<typeof figuresOf>) {
	const figures = figuresOf(...given);
	if (figures.kind !== 'shown') throw new Error(`Not shown: ${figures.kind}.`);
	return figures;
}

describe('figures', () => {
	test('are shown from five scorecards; below it is said how many are missing', () => {
		expect(figuresOf({ cards: 4 })).toEqual({ kind: 'too_few_cards', cards: 4, missing: 1 });
		expect(figuresOf({ cards: 5 }).kind).toBe('shown');
	});

	test('are not shown where fewer than three interviewers met the same candidates', () => {
		const pool = { candidates: ['a'], interviewers: ['kim', 'lee'] };
		expect(interviewerFigures([report], [pool], { severity: true }).get('kim')).toEqual({
			kind: 'small_pool',
			cards: 8,
			interviewers: 2,
		});
	});

	test('point nothing out below eight', () => {
		const { severity, halo, outfit, missingForFlags } = shown({ cards: 7, outfit: 9 });
		expect(severity).toMatchObject({ kind: 'known', flag: null });
		expect(halo).toEqual({ ratio: 0.4, q: null, flagged: false });
		expect(outfit).toEqual({ value: 9, more: false });
		expect(missingForFlags).toBe(1);
		expect(shown({ cards: 8, outfit: 9 })).toMatchObject({
			severity: { flag: 'severe' },
			halo: { flagged: true },
			outfit: { more: true },
			missingForFlags: 0,
		});
	});

	test('leave severity unknown below a reliability of .3', () => {
		expect(shown({ reliability: 0.29 }).severity).toEqual({ kind: 'unknown', reliability: 0.29 });
		expect(shown({ reliability: 0.3 }).severity.kind).toBe('known');
	});

	test('leave it unsaid where the policy does', () => {
		expect(shown({}, [], { severity: false }).severity).toEqual({ kind: 'unsaid' });
	});

	test('give severity with its 90 % interval', () => {
		const { severity } = shown({});
		if (severity.kind !== 'known') throw new Error('It is known.');
		expect(severity.interval[0]).toBeCloseTo(-0.6 - 1.6448536 * 0.2, 6);
		expect(severity.interval[1]).toBeCloseTo(-0.6 + 1.6448536 * 0.2, 6);
	});

	test('call halo only what survives the number of interviewers tested', () => {
		const others = Array.from({ length: 9 }, (_, i) => ({
			...report,
			raterId: `other${String(i)}`,
			halo: { ratio: 1, df: [32, 300] as [number, number], p: 0.9 },
		}));
		expect(shown({ halo: { ratio: 0.4, df: [32, 300], p: 0.01 } }).halo).toMatchObject({ flagged: true });
		expect(shown({ halo: { ratio: 0.4, df: [32, 300], p: 0.01 } }, others).halo).toMatchObject({
			q: expect.closeTo(0.1, 10) as number,
			flagged: false,
		});
		const tooNew = others.map((other) => ({ ...other, cards: 7 }));
		expect(shown({ halo: { ratio: 0.4, df: [32, 300], p: 0.01 } }, tooNew).halo?.flagged).toBe(true);
		expect(shown({ halo: { ratio: 0.6, df: [32, 300], p: 0.001 } }).halo?.flagged).toBe(false);
	});
});

describe('the sentences', () => {
	const kim = { isOwn: false, name: 'Kim' };
	const own = { isOwn: true, name: 'Kim' };

	test('speak to the interviewer, and of the interviewer to the owner', () => {
		const figure = shown({}).severity;
		expect(severitySentence(own, figure)).toBe(
			'You give 0.60 points less than the average colleague would give to the same candidate (90 %: 0.93 less to 0.27 less).',
		);
		expect(severitySentence(kim, figure)).toMatch(/^Kim gives 0\.60 points less/);
		expect(severitySentence(kim, { kind: 'unknown', reliability: 0.1 })).toContain('Not yet known');
	});

	test('call it a difference and not an error', () => {
		expect(flagSentence(kim, 'lenient')).toContain('not an error');
		for (const text of [
			flagSentence(own, 'severe'),
			haloSentence(own, { ratio: 0.3, q: 0.01, flagged: true }),
			straightSentence({ straight: 3, cards: 9 }),
		]) {
			expect(text).not.toMatch(/wrong|mistake|bad|fail/i);
		}
	});

	test('say what is missing', () => {
		expect(missingSentence(own, { kind: 'too_few_cards', cards: 0, missing: 5 })).toBe(
			'You have no scorecard in opened debriefs. Figures are shown from 5, since fewer say nothing: 5 to go.',
		);
		expect(missingSentence(kim, { kind: 'small_pool', cards: 9, interviewers: 1 })).toContain('nobody else');
	});

	test('write a true minus, and no minus before nought', () => {
		expect(figureText(-0.314)).toBe('−0.31');
		expect(figureText(-0.001)).toBe('0.00');
	});
});
