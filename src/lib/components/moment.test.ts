import { describe, expect, test } from 'vitest';
import { momentText } from '#lib/components/moment.ts';

const at = new Date('2026-11-24T13:00:05Z');

describe('momentText', () => {
	test('writes the day and the time on the clock of the given zone', () => {
		expect(momentText(at, 'Europe/Berlin').short).toBe('Tue 24 Nov, 14:00');
		expect(momentText(at, 'America/New_York').short).toBe('Tue 24 Nov, 08:00');
		expect(momentText('2026-11-24T23:30:00Z', 'Asia/Tokyo').short).toBe('Wed 25 Nov, 08:30');
	});

	test('is exact in the title: seconds, offset and zone', () => {
		expect(momentText(at, 'Europe/Berlin').exact).toBe(
			'Tuesday 24 November 2026, 14:00:05 UTC+01:00 (Europe/Berlin)',
		);
		expect(momentText(at, 'America/New_York').exact).toContain('UTC−05:00 (America/New York)');
		expect(momentText(at, 'Asia/Kolkata').exact).toContain('UTC+05:30');
	});

	test('follows summer time', () => {
		expect(momentText('2026-07-01T12:00:00Z', 'Europe/Berlin').exact).toContain('14:00:00 UTC+02:00');
	});

	test('gives the instant to machines', () => {
		expect(momentText(at, 'Asia/Tokyo').machine).toBe('2026-11-24T13:00:05.000Z');
	});

	test('writes midnight as 00:00', () => {
		expect(momentText('2026-11-24T00:00:00Z', 'UTC').short).toBe('Tue 24 Nov, 00:00');
	});

	test('spells every month with three letters', () => {
		expect(momentText('2026-09-03T10:00:00Z', 'UTC', { dateOnly: true }).short).toBe('Thu 3 Sep');
	});

	test('leaves out or adds what is asked for', () => {
		expect(momentText(at, 'UTC', { dateOnly: true, year: true }).short).toBe('Tue 24 Nov 2026');
		expect(momentText(at, 'UTC', { timeOnly: true }).short).toBe('13:00');
	});

	test('names the day of the end only where it differs', () => {
		expect(momentText(at, 'UTC', { until: '2026-11-24T14:00:00Z' }).short).toBe('Tue 24 Nov, 13:00–14:00');
		expect(momentText(at, 'UTC', { until: '2026-11-25T01:00:00Z' }).short).toBe(
			'Tue 24 Nov, 13:00 – Wed 25 Nov, 01:00',
		);
	});

	test('a calendar date is the same day in every zone', () => {
		const text = momentText('2026-11-24', 'America/Los_Angeles');
		expect(text).toEqual({ short: 'Tue 24 Nov', exact: 'Tuesday 24 November 2026', machine: '2026-11-24' });
	});

	test('refuses what is no moment or no zone', () => {
		expect(() => momentText('soon', 'UTC')).toThrow(RangeError);
		expect(() => momentText(at, 'Mars/Olympus')).toThrow(RangeError);
	});
});
