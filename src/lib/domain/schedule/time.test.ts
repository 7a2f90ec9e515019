import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatLocal, isZone, parseLocal } from '#lib/domain/schedule/time.ts';

function at(local: string, zone: string): string {
	const time = parseLocal(local, zone);
	return time.kind === 'refused' ? time.code : time.at.toISOString();
}

describe('zones', () => {
	test.each(['UTC', 'Europe/Berlin', 'America/Argentina/Buenos_Aires', 'Asia/Kathmandu'])(
		'%s is one',
		(zone) => {
			expect(isZone(zone)).toBe(true);
		},
	);

	test.each(['', 'Mars/Olympus', '+02:00', '-0330', 'Europe/Berlin; drop', '../etc'])(
		'%j is none',
		(zone) => {
			expect(isZone(zone)).toBe(false);
			expect(at('2030-05-01T10:00', zone)).toBe('unknown_zone');
		},
	);
});

describe('a local time', () => {
	test.each([
		['2030-01-15T10:00', 'Europe/Berlin', '2030-01-15T09:00:00.000Z'],
		['2030-07-15T10:00', 'Europe/Berlin', '2030-07-15T08:00:00.000Z'],
		['2030-07-15T10:00:30', 'Europe/Berlin', '2030-07-15T08:00:30.000Z'],
		['2030-07-15 10:00', 'UTC', '2030-07-15T10:00:00.000Z'],
		['2030-01-01T00:15', 'Asia/Kathmandu', '2029-12-31T18:30:00.000Z'],
		['2030-01-01T00:00', 'Pacific/Kiritimati', '2029-12-31T10:00:00.000Z'],
		['2028-02-29T12:00', 'America/New_York', '2028-02-29T17:00:00.000Z'],
		['2026-03-29T01:59', 'Europe/Berlin', '2026-03-29T00:59:00.000Z'],
		['2026-03-29T03:00', 'Europe/Berlin', '2026-03-29T01:00:00.000Z'],
		['2026-10-25T03:00', 'Europe/Berlin', '2026-10-25T02:00:00.000Z'],
	])('%s in %s is %s', (local, zone, expected) => {
		expect(at(local, zone)).toBe(expected);
	});

	test.each([
		'',
		'tomorrow',
		'2030-02-30T10:00',
		'2029-02-29T10:00',
		'2030-13-01T10:00',
		'2030-01-01T24:00',
		'2030-01-01T10:60',
		'2030-01-01',
	])('%j is none', (local) => {
		expect(at(local, 'UTC')).toBe('not_a_time');
	});
});

describe('when clocks change', () => {
	test.each([
		['2026-03-29T02:30', 'Europe/Berlin', '2026-03-29 03:30'],
		['2026-03-08T02:00', 'America/New_York', '2026-03-08 03:00'],
		['2026-10-04T02:15', 'Australia/Lord_Howe', '2026-10-04 02:45'],
	])('%s does not exist in %s, and the refusal says what clocks show: %s', (local, zone, shown) => {
		const time = parseLocal(local, zone);
		expect(time).toMatchObject({ kind: 'refused', code: 'nonexistent' });
		expect(time.kind === 'refused' && time.message).toContain(`they show ${shown}`);
	});

	test.each([
		['2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z'],
		['2026-11-01T01:00', 'America/New_York', '2026-11-01T05:00:00.000Z', '2026-11-01T06:00:00.000Z'],
		['2026-04-05T01:45', 'Australia/Lord_Howe', '2026-04-04T14:45:00.000Z', '2026-04-04T15:15:00.000Z'],
	])('%s comes twice in %s: the earlier is taken, with a note', (local, zone, earlier, later) => {
		const time = parseLocal(local, zone);
		expect(time).toMatchObject({ kind: 'time', at: new Date(earlier), note: { later: new Date(later) } });
	});

	test('a time that comes once has no note', () => {
		expect(parseLocal('2026-10-25T01:59', 'Europe/Berlin')).toMatchObject({ kind: 'time', note: null });
	});
});

test('a whole day that a zone left out does not exist', () => {
	expect(at('2011-12-30T12:00', 'Pacific/Apia')).toBe('nonexistent');
	expect(at('2011-12-31T12:00', 'Pacific/Apia')).toBe('2011-12-30T22:00:00.000Z');
});

test('there and back is the same moment, but for the hour that comes twice', () => {
	const zone = fc.constantFrom(
		'UTC',
		'Europe/Berlin',
		'America/New_York',
		'Australia/Lord_Howe',
		'Asia/Kathmandu',
		'America/St_Johns',
		'Africa/Casablanca',
		'Pacific/Apia',
	);
	const minute = fc.integer({ min: Date.UTC(2000, 0, 1) / 60_000, max: Date.UTC(2040, 0, 1) / 60_000 });
	fc.assert(
		fc.property(minute, zone, (minutes, name) => {
			const moment = new Date(minutes * 60_000);
			const local = formatLocal(moment, name);
			const time = parseLocal(local, name);
			if (time.kind === 'refused') throw new Error(`${local} in ${name}: ${time.message}`);
			expect([time.at, time.note?.later ?? time.at].map(Number)).toContain(moment.getTime());
		}),
		{ numRuns: 500 },
	);
});

test('a form field gets the minutes of the zone, and an unknown zone is an error', () => {
	expect(formatLocal(new Date('2030-07-15T08:00:30Z'), 'Europe/Berlin')).toBe('2030-07-15T10:00');
	expect(() => formatLocal(new Date(), 'Mars/Olympus')).toThrow(RangeError);
});
