import { z } from 'zod';
import { overlaps } from '#lib/domain/schedule/panel.ts';
import { isZone, parseLocal } from '#lib/domain/schedule/time.ts';
import type { Tx } from '#lib/server/db/database.ts';
import * as scheduledInterviews from '#lib/server/db/scheduled-interviews.ts';
import { conflict, invalid } from '#lib/server/errors.ts';

const MINUTE = 60_000;

export const TimeInput = z.object({
	/** Local to `timeZone`, as a `datetime-local` field sends it. */
	starts: z.string().min(1, 'Choose the day and the time.'),
	timeZone: z.string().refine(isZone, 'Choose a time zone from the list.'),
	minutes: z.coerce
		.number('Write the length in minutes, such as 45.')
		.int('Write whole minutes.')
		.min(5, 'An interview takes 5 minutes at least.')
		.max(600, 'An interview takes 600 minutes at most.'),
	place: z.string().trim().max(300, 'The place may have 300 characters at most.').default(''),
	link: z
		.string()
		.trim()
		.max(2000, 'The link may have 2,000 characters at most.')
		.refine((link) => link === '' || isWebAddress(link), 'Write a web address that begins with https://.')
		.default(''),
	/** The acknowledgement of the warnings that were shown. */
	accepted: z.string().default(''),
});
export type TimeInput = z.infer<typeof TimeInput>;

export type Slot = { startsAt: Date; endsAt: Date; note: string | null };

export function slotOf(input: TimeInput): Slot {
	const time = parseLocal(input.starts, input.timeZone);
	if (time.kind === 'refused') {
		const field = time.code === 'unknown_zone' ? 'timeZone' : 'starts';
		throw invalid([{ field, message: time.message }]);
	}
	const endsAt = new Date(time.at.getTime() + input.minutes * MINUTE);
	return { startsAt: time.at, endsAt, note: time.note?.message ?? null };
}

export type Warning = { code: string; about: string; message: string };

/** What speaks against this time, though nothing forbids it. `self` is the interview that is moved. */
export async function timeWarnings(
	tx: Tx,
	slot: Slot,
	where: {
		applicationId: string;
		jobId: string;
		self: string | null;
		memberIds: string[];
	},
	now: Date,
): Promise<Warning[]> {
	const warnings: Warning[] = [];
	if (slot.note !== null) warnings.push({ code: 'ambiguous', about: '', message: slot.note });
	if (slot.endsAt < now) warnings.push({ code: 'past', about: '', message: 'This time is in the past.' });
	const own = await scheduledInterviews.ofApplication(tx, where.jobId, where.applicationId);
	for (const other of own) {
		if (other.id === where.self || other.state === 'cancelled' || !overlaps(other, slot)) continue;
		const message = `The candidate has another interview at that time: “${other.title}”.`;
		warnings.push({ code: 'candidate', about: other.id, message });
	}
	const busy = await scheduledInterviews.meanwhile(tx, where.memberIds, slot);
	for (const memberId of where.memberIds) {
		const other = busy.find((one) => one.memberId === memberId && one.id !== where.self);
		if (!other) continue;
		const message = `${other.memberName} has another interview at that time.`;
		warnings.push({ code: 'busy', about: memberId, message });
	}
	return warnings;
}

/** Refuses until exactly these warnings have been shown and accepted. */
export function requireAccepted(warnings: Warning[], accepted: string): void {
	const acknowledgement = warnings.map(({ code, about }) => `${code}:${about}`).join(' ');
	if (acknowledgement === accepted) return;
	if (warnings.length === 0) return;
	throw conflict('Look at this before it is set.', {
		kind: 'warnings',
		warnings: warnings.map(({ message }) => message),
		acknowledgement,
	});
}

function isWebAddress(link: string): boolean {
	return URL.canParse(link) && ['https:', 'http:'].includes(new URL(link).protocol);
}
