import { z } from 'zod';

/** Characters. An e-mail address as Postgres keeps it. */
const MAX_EMAIL_LENGTH = 320;
const MAX_NAME_LENGTH = 200;
const MIN_PASSWORD_LENGTH = 12;
const MAX_PASSWORD_LENGTH = 200;

/** Lower-cased, so that one address is one account. */
export const Email = z
	.string()
	.trim()
	.toLowerCase()
	.min(1, 'Write the e-mail address.')
	.max(MAX_EMAIL_LENGTH, 'This is too long for an e-mail address.')
	.pipe(z.email('Write an e-mail address such as ana@example.com.'));

export const PersonName = z
	.string()
	.trim()
	.min(1, 'Write the name.')
	.max(MAX_NAME_LENGTH, `A name may have ${String(MAX_NAME_LENGTH)} characters at most.`);

export const OrganizationName = z
	.string()
	.trim()
	.min(1, 'Write the name of the organization.')
	.max(MAX_NAME_LENGTH, `A name may have ${String(MAX_NAME_LENGTH)} characters at most.`);

/** Not trimmed: a space is a character like any other. */
export const NewPassword = z
	.string()
	.min(MIN_PASSWORD_LENGTH, `Choose a password of ${String(MIN_PASSWORD_LENGTH)} characters or more.`)
	.max(MAX_PASSWORD_LENGTH, `Choose a password of ${String(MAX_PASSWORD_LENGTH)} characters at most.`);

export const TimeZone = z.string().refine(isTimeZone, 'Choose a time zone from the list.');

export const Access = z.enum(['admin', 'recruiter', 'member'], 'Choose what this person may do.');
export type Access = z.infer<typeof Access>;

/** What a form's checkbox sends: something, or nothing at all. */
export const Ticked = z
	.string()
	.optional()
	.transform((value) => value !== undefined);

function isTimeZone(name: string): boolean {
	try {
		new Intl.DateTimeFormat('en', { timeZone: name });
		return name.length > 0;
	} catch {
		return false;
	}
}

/** Every zone that a person may choose. `known` is kept where this machine's list spells it otherwise. */
export function timeZones(known?: string): string[] {
	return [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone'), ...(known ? [known] : [])])].sort();
}
