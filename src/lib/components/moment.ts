const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;
const months = [
	'January',
	'February',
	'March',
	'April',
	'May',
	'June',
	'July',
	'August',
	'September',
	'October',
	'November',
	'December',
] as const;

interface WallClock {
	year: number;
	month: number;
	day: number;
	hour: number;
	minute: number;
	second: number;
}

/** What a page shows of a moment: short for the line, exact for the title, machine for `datetime`. */
export interface MomentText {
	short: string;
	exact: string;
	machine: string;
}

export interface MomentOptions {
	dateOnly?: boolean | undefined;
	timeOnly?: boolean | undefined;
	year?: boolean | undefined;
	until?: Date | string | undefined;
}

const calendarDate = /^(\d{4})-(\d{2})-(\d{2})$/;

function wallClock(at: Date, zone: string): WallClock {
	const parts = new Intl.DateTimeFormat('en-GB', {
		timeZone: zone,
		hourCycle: 'h23',
		year: 'numeric',
		month: 'numeric',
		day: 'numeric',
		hour: 'numeric',
		minute: 'numeric',
		second: 'numeric',
	}).formatToParts(at);
	const value = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((p) => p.type === type)?.value);
	return {
		year: value('year'),
		month: value('month'),
		day: value('day'),
		hour: value('hour'),
		minute: value('minute'),
		second: value('second'),
	};
}

const two = (n: number) => String(n).padStart(2, '0');
const clockText = (w: WallClock) => `${two(w.hour)}:${two(w.minute)}`;

function dayText(w: WallClock, length: 'short' | 'long', year: boolean): string {
	const weekday = weekdays[new Date(Date.UTC(w.year, w.month - 1, w.day)).getUTCDay()] ?? '';
	const month = months[w.month - 1] ?? '';
	const named = length === 'long' ? [weekday, month] : [weekday.slice(0, 3), month.slice(0, 3)];
	return `${named[0]} ${w.day} ${named[1]}${year ? ` ${w.year}` : ''}`;
}

function offsetText(at: Date, w: WallClock): string {
	const wall = Date.UTC(w.year, w.month - 1, w.day, w.hour, w.minute, w.second);
	const minutes = Math.round((wall - at.getTime()) / 60_000);
	const size = Math.abs(minutes);
	return `UTC${minutes < 0 ? '−' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/**
 * Words are composed here and not by Intl, whose spelling differs between versions: the server and every browser
 * must write the same. A string such as "2026-11-24" is a calendar date and belongs to no zone.
 * Throws RangeError for an invalid date or an unknown zone.
 */
export function momentText(at: Date | string, zone: string, options: MomentOptions = {}): MomentText {
	const date = typeof at === 'string' ? calendarDate.exec(at) : null;
	if (date) {
		const w = {
			year: Number(date[1]),
			month: Number(date[2]),
			day: Number(date[3]),
			hour: 0,
			minute: 0,
			second: 0,
		};
		return {
			short: dayText(w, 'short', options.year ?? false),
			exact: dayText(w, 'long', true),
			machine: date[0],
		};
	}
	const moment = new Date(at);
	const w = wallClock(moment, zone);
	const place = `${offsetText(moment, w)} (${zone.replaceAll('_', ' ')})`;
	const end = options.until === undefined ? null : wallClock(new Date(options.until), zone);
	const sameDay = end !== null && dayText(end, 'long', true) === dayText(w, 'long', true);
	const endText =
		end === null
			? ''
			: sameDay
				? `–${clockText(end)}`
				: ` – ${dayText(end, 'short', false)}, ${clockText(end)}`;
	const day = dayText(w, 'short', options.year ?? false);
	const short = options.timeOnly
		? clockText(w) + endText
		: options.dateOnly
			? day
			: `${day}, ${clockText(w)}${endText}`;
	return {
		short,
		exact: `${dayText(w, 'long', true)}, ${clockText(w)}:${two(w.second)} ${place}`,
		machine: moment.toISOString(),
	};
}
