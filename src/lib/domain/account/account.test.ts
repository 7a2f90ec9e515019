import { describe, expect, test } from 'vitest';
import { Email, NewPassword, Ticked, TimeZone, timeZones } from './account.ts';

describe('an e-mail address', () => {
	test('is trimmed and lower-cased, so that one address is one account', () => {
		expect(Email.parse('  Ana.Costa@Example.COM ')).toBe('ana.costa@example.com');
	});

	test.each([
		['', 'Write the e-mail address.'],
		['ana', 'Write an e-mail address such as ana@example.com.'],
		['ana@', 'Write an e-mail address such as ana@example.com.'],
		[`${'a'.repeat(320)}@example.com`, 'This is too long for an e-mail address.'],
	])('%j is refused in words', (given, message) => {
		expect(Email.safeParse(given).error?.issues[0]?.message).toBe(message);
	});
});

describe('a new password', () => {
	test('has 12 to 200 characters, spaces included', () => {
		expect(NewPassword.safeParse('elevenchars').success).toBe(false);
		expect(NewPassword.parse(' twelve char')).toBe(' twelve char');
		expect(NewPassword.safeParse('x'.repeat(201)).success).toBe(false);
	});
});

describe('a time zone', () => {
	test('is one that times can be written in', () => {
		for (const zone of timeZones()) expect(TimeZone.safeParse(zone).success, zone).toBe(true);
		for (const wrong of ['', 'Lisbon', 'Europe/Nowhere'])
			expect(TimeZone.safeParse(wrong).success).toBe(false);
	});

	test('that is in use stays in the list', () => {
		expect(timeZones('US/Pacific')).toContain('US/Pacific');
	});
});

test('a checkbox that is not sent is not ticked', () => {
	expect(Ticked.parse('on')).toBe(true);
	expect(Ticked.parse(undefined)).toBe(false);
});
