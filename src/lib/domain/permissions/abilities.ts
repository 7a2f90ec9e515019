import { can } from '#lib/domain/permissions/can.ts';
import type {
	Actor,
	ApplicationAction,
	ApplicationFacts,
	JobAccess,
	JobAction,
	JobFacts,
	OrganizationAction,
	OverviewAction,
} from '#lib/domain/permissions/can.ts';

const ORGANIZATION_ACTIONS = [
	'manage_settings',
	'manage_members',
	'view_audit_log',
	'edit_roles',
	'view_roles',
	'create_job',
	'manage_candidates',
	'manage_calibration',
	'view_organization_reports',
] as const satisfies readonly OrganizationAction[];

const OVERVIEW_ACTIONS = [
	'view_role_weights',
	'view_role_drafts',
	'view_candidates',
	'view_exercises',
	'view_role_reports',
] as const satisfies readonly OverviewAction[];

const JOB_ACTIONS = [
	'view_job',
	'list_applications',
	'manage_job',
	'view_job_weights',
	'grant_job_access',
	'grant_job_access_to_oneself',
] as const satisfies readonly JobAction[];

const APPLICATION_ACTIONS = [
	'view_application',
	'manage_application',
	'view_recommendation',
	'open_debrief',
	'record_decision',
] as const satisfies readonly ApplicationAction[];

export type OrganizationAbilities = Record<OrganizationAction | OverviewAction, boolean>;
export type JobAbilities = Record<JobAction, boolean>;
export type ApplicationAbilities = JobAbilities & Record<ApplicationAction, boolean>;

/** What the actor may do anywhere; `anyJobAccess` is all that the actor holds on any job. */
export function organizationAbilities(
	actor: Actor,
	anyJobAccess: readonly JobAccess[],
): OrganizationAbilities {
	return {
		...answers(ORGANIZATION_ACTIONS, (action) => can(actor, { action })),
		...answers(OVERVIEW_ACTIONS, (action) => can(actor, { action, anyJobAccess })),
	};
}

export function jobAbilities(actor: Actor, job: JobFacts): JobAbilities {
	return answers(JOB_ACTIONS, (action) => can(actor, { action, job }));
}

export function applicationAbilities(actor: Actor, application: ApplicationFacts): ApplicationAbilities {
	return {
		...jobAbilities(actor, application.job),
		...answers(APPLICATION_ACTIONS, (action) => can(actor, { action, application })),
	};
}

function answers<A extends string>(actions: readonly A[], ask: (action: A) => boolean): Record<A, boolean> {
	return Object.fromEntries(actions.map((action) => [action, ask(action)])) as Record<A, boolean>;
}
