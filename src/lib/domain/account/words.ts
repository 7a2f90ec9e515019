import type { Access } from './account.ts';

export const accessWords: Record<Access, { name: string; about: string }> = {
	admin: {
		name: 'Admin',
		about:
			'Everything, and the settings: members, policy, audit log. Confidential jobs by logged grant only.',
	},
	recruiter: {
		name: 'Recruiter',
		about: 'Roles, jobs, candidates, schedules and exercises of the whole organization.',
	},
	member: {
		name: 'Member',
		about: 'The kits and scorecards asked of this person, and the jobs whose hiring team lists this person.',
	},
};

export function accessText(member: { access: Access; calibrationOwner: boolean }): string {
	const { name } = accessWords[member.access];
	return member.calibrationOwner ? `${name}, calibration owner` : name;
}
