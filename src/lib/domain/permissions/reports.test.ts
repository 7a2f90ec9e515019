import { expect, test } from 'vitest';
import { organizationAbilities } from '#lib/domain/permissions/abilities.ts';
import type { Actor, JobAccess } from '#lib/domain/permissions/can.ts';
import { reportsFor } from '#lib/domain/permissions/reports.ts';

const member: Actor = {
	organizationId: 'o1',
	memberId: 'm1',
	access: 'member',
	calibrationOwner: false,
};

test('the calibration is for its owners alone, an admin or not', () => {
	const opens = (actor: Actor) => reportsFor(organizationAbilities(actor, [])).includes('calibration');
	expect(opens({ ...member, calibrationOwner: true })).toBe(true);
	expect(opens({ ...member, access: 'admin' })).toBe(false);
	expect(opens(member)).toBe(false);
});

test('reliability follows the access, and the own report is everybody’s', () => {
	const opens = (actor: Actor, held: JobAccess[] = []) => reportsFor(organizationAbilities(actor, held));
	expect(opens({ ...member, access: 'recruiter' })).toEqual(['reliability', 'roles', 'own']);
	expect(opens(member, ['hiring_manager'])).toEqual(['roles', 'own']);
	expect(opens(member, ['interviewer', 'observer'])).toEqual(['own']);
	expect(opens({ ...member, calibrationOwner: true })).toEqual(['own', 'interviewers', 'calibration']);
});
