import { expect, test } from 'vitest';
import {
	applicationAbilities,
	jobAbilities,
	organizationAbilities,
} from '#lib/domain/permissions/abilities.ts';
import { can } from '#lib/domain/permissions/can.ts';
import type { Actor, ApplicationFacts } from '#lib/domain/permissions/can.ts';

const member: Actor = { organizationId: 'o', memberId: 'm', access: 'member', calibrationOwner: false };
const application: ApplicationFacts = {
	job: { access: ['hiring_manager'], confidential: true },
	onPanel: true,
	owesApplication: true,
	ownFile: false,
};

test('a page is told what the server will allow, and nothing else', () => {
	const told = applicationAbilities(member, application);
	expect(told.record_decision).toBe(can(member, { action: 'record_decision', application }));
	expect(told).toMatchObject({ manage_job: true, record_decision: false });
	expect(told).toMatchObject(jobAbilities(member, application.job));
});

test('a hiring manager who owes a scorecard manages the application but does not see its recommendation', () => {
	expect(applicationAbilities(member, application)).toEqual({
		view_job: true,
		list_applications: true,
		manage_job: true,
		view_job_weights: true,
		grant_job_access: true,
		grant_job_access_to_oneself: false,
		view_application: true,
		manage_application: true,
		view_recommendation: false,
		open_debrief: false,
		record_decision: false,
	});
});

test('a plain member finds only the published roles in the menu', () => {
	const told = organizationAbilities(member, ['interviewer']);
	expect(Object.entries(told).filter(([, allowed]) => allowed)).toEqual([['view_roles', true]]);
	expect(organizationAbilities(member, ['hiring_manager']).view_candidates).toBe(true);
});
