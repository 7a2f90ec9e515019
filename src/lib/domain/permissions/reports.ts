import type { OrganizationAbilities } from '#lib/domain/permissions/abilities.ts';

/** Reports that have a page of their own under Reports, in the order in which they are listed. */
const reports = [
	{ code: 'reliability', mayOpen: (abilities) => abilities.view_organization_reports },
	{ code: 'roles', mayOpen: (abilities) => abilities.view_role_reports },
	{ code: 'own', mayOpen: () => true },
	{ code: 'interviewers', mayOpen: (abilities) => abilities.manage_calibration },
	{ code: 'calibration', mayOpen: (abilities) => abilities.manage_calibration },
] as const satisfies readonly { code: string; mayOpen: (abilities: OrganizationAbilities) => boolean }[];

export type ReportCode = (typeof reports)[number]['code'];

/** Those that a member with these abilities may open. */
export function reportsFor(abilities: OrganizationAbilities): ReportCode[] {
	return reports.filter((report) => report.mayOpen(abilities)).map((report) => report.code);
}
