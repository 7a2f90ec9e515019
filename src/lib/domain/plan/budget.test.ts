import { describe, expect, test } from 'vitest';
import { BudgetHours, hoursText } from '#lib/domain/plan/budget.ts';

describe('a budget', () => {
	test.each([
		['6', 360],
		[' 4.5 ', 270],
		['4,25', 255],
		['1', 60],
		['40', 2400],
	])('of “%s” hours is read', (typed, minutes) => {
		expect(BudgetHours.parse(typed)).toBe(minutes);
		expect(BudgetHours.parse(hoursText(minutes))).toBe(minutes);
	});

	test.each(['', '0', '0.5', '41', '4.1', '-3', 'six', '1e1', '6h', '0x10', '999'])(
		'of “%s” is refused with what would be right',
		(typed) => {
			expect(BudgetHours.safeParse(typed).error?.issues[0]?.message).toContain('such as 6 or 4.5');
		},
	);
});
