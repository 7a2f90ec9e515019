/** What a form says is local to somebody: `2030-05-01T10:00`, as `datetime-local` sends it, and an IANA zone. */
export type LocalTime =
	| { kind: 'time'; at: Date; note: null | { code: 'ambiguous'; later: Date; message: string } }
	| { kind: 'refused'; code: 'unknown_zone' | 'not_a_time' | 'nonexistent'; message: string };

const DAY = 24 * 60 * 60 * 1000;
const LOCAL = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.0+)?)?$/;

/** Whether it is the name of a time zone, such as `Europe/Berlin` or `UTC`; an offset such as `+02:00` is none. */
export function isZone(zone: string): boolean {
	return formatterFor(zone) !== null;
}

/**
 * The moment that a local time means in a zone. When clocks go back it may mean two: the earlier is taken, with a
 * note. When they go forward it may mean none: it is refused, and the message says what the clocks show instead.
 */
export function parseLocal(local: string, zone: string): LocalTime {
	const formatter = formatterFor(zone);
	if (!formatter)
		return refused('unknown_zone', `“${zone}” is no known time zone. Use one such as Europe/Berlin.`);
	const wall = wallTime(local);
	if (wall === null)
		return refused('not_a_time', `“${local}” is no date and time. Use one such as 2030-05-01T14:30.`);

	// Zones change their offset less than once in two days, so a day before and after show every offset in question.
	const offsets = [offsetAt(wall - DAY, formatter), offsetAt(wall + DAY, formatter)];
	const moments = [...new Set(offsets.map((offset) => wall - offset))]
		.filter((moment) => moment + offsetAt(moment, formatter) === wall)
		.sort((a, b) => a - b);
	const [earlier, later] = moments;
	if (earlier === undefined) {
		const shifted = wall - Math.min(...offsets);
		const shown = asWall(shifted + offsetAt(shifted, formatter)).replace('T', ' ');
		const message = `In ${zone} clocks skip ${asWall(wall).replace('T', ' ')}; they show ${shown} by then. Choose another time.`;
		return refused('nonexistent', message);
	}
	if (later === undefined) return { kind: 'time', at: new Date(earlier), note: null };
	const message = `In ${zone} clocks show ${asWall(wall).replace('T', ' ')} twice that day. The first is taken.`;
	return {
		kind: 'time',
		at: new Date(earlier),
		note: { code: 'ambiguous', later: new Date(later), message },
	};
}

/** The value of a `datetime-local` field for a moment, to the minute. Throws a RangeError on an unknown zone. */
export function formatLocal(at: Date, zone: string): string {
	const formatter = formatterFor(zone);
	if (!formatter) throw new RangeError(`Unknown time zone: ${zone}`);
	return asWall(at.getTime() + offsetAt(at.getTime(), formatter));
}

/** Milliseconds since 1970 that a UTC clock would have at this wall time; null when the calendar has no such time. */
function wallTime(local: string): number | null {
	const match = LOCAL.exec(local.trim());
	if (!match) return null;
	const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
		.slice(1)
		.map((part: string | undefined) => Number(part ?? 0));
	const wall = Date.UTC(year, month - 1, day, hour, minute, second);
	const sameDay = new Date(wall).toISOString().startsWith(`${match[1]}-${match[2]}-${match[3]}`);
	return sameDay && hour < 24 && minute < 60 && second < 60 ? wall : null;
}

function asWall(wall: number): string {
	return new Date(wall).toISOString().slice(0, 16);
}

/** Milliseconds that the zone is ahead of UTC at a moment. */
function offsetAt(moment: number, formatter: Intl.DateTimeFormat): number {
	const parts = new Map(formatter.formatToParts(moment).map(({ type, value }) => [type, Number(value)]));
	const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
	const wall = Date.UTC(
		part('year'),
		part('month') - 1,
		part('day'),
		part('hour'),
		part('minute'),
		part('second'),
	);
	return wall - Math.floor(moment / 1000) * 1000;
}

/** Null where the zone is unknown. Intl would also take offsets such as `+02:00`, which know no summer time. */
function formatterFor(zone: string): Intl.DateTimeFormat | null {
	if (!/^[A-Za-z]/.test(zone)) return null;
	try {
		return new Intl.DateTimeFormat('en-US', {
			timeZone: zone,
			calendar: 'gregory',
			numberingSystem: 'latn',
			hourCycle: 'h23',
			year: 'numeric',
			month: 'numeric',
			day: 'numeric',
			hour: 'numeric',
			minute: 'numeric',
			second: 'numeric',
		});
	} catch {
		return null;
	}
}

function refused(code: 'unknown_zone' | 'not_a_time' | 'nonexistent', message: string): LocalTime {
	return { kind: 'refused', code, message };
}
