import { describe, expect, test } from 'vitest';
import { overlaps, panelProblems } from '#lib/domain/schedule/panel.ts';
import type { PanelDraft } from '#lib/domain/schedule/panel.ts';

function hours(from: number, to: number) {
	return { startsAt: new Date(Date.UTC(2030, 4, 1, from)), endsAt: new Date(Date.UTC(2030, 4, 1, to)) };
}

function codes(changed: Partial<PanelDraft>) {
	const draft = { interviewerIds: ['ana', 'ben'], candidateMemberId: null, ...hours(10, 11), ...changed };
	return panelProblems(draft).map(({ code }) => code);
}

describe('a panel', () => {
	test('of two people and an hour is fine', () => {
		expect(codes({})).toEqual([]);
	});

	test.each<[string, Partial<PanelDraft>, string[]]>([
		['nobody', { interviewerIds: [] }, ['no_interviewer']],
		['somebody three times, said once', { interviewerIds: ['ana', 'ana', 'ana'] }, ['duplicate_interviewer']],
		['the candidate', { candidateMemberId: 'ben' }, ['interviewer_is_candidate']],
		['an end before the start', hours(11, 10), ['end_not_after_start']],
		['no time at all', hours(10, 10), ['end_not_after_start']],
		['a start that is no time', { startsAt: new Date(NaN) }, ['not_a_time']],
		['everything at once', { interviewerIds: [], ...hours(2, 1) }, ['no_interviewer', 'end_not_after_start']],
	])('with %s is refused', (_, changed, expected) => {
		expect(codes(changed)).toEqual(expected);
	});

	test('a candidate who works here may be interviewed by others', () => {
		expect(codes({ candidateMemberId: 'cleo' })).toEqual([]);
	});
});

describe('overlap', () => {
	test.each([
		[10, 11, 11, 12, false],
		[10, 12, 11, 13, true],
		[10, 13, 11, 12, true],
		[10, 11, 10, 11, true],
	])('%s to %s and %s to %s: %s', (a, b, c, d, expected) => {
		expect(overlaps(hours(a, b), hours(c, d))).toBe(expected);
		expect(overlaps(hours(c, d), hours(a, b))).toBe(expected);
	});
});
