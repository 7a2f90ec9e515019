/** A signed-in member. Every fact handed to `can` must come from the same organization. */
export type Actor = {
	organizationId: string;
	memberId: string;
	access: 'admin' | 'recruiter' | 'member';
	calibrationOwner: boolean;
};

export type JobAccess = 'hiring_manager' | 'recruiter' | 'interviewer' | 'observer';

export type JobFacts = {
	/** What the actor holds on this job's hiring team; empty when not on the team. */
	access: readonly JobAccess[];
	confidential: boolean;
};

export type ApplicationFacts = {
	job: JobFacts;
	/** The actor is on a panel of this application, or grades one of its exercises. */
	onPanel: boolean;
	/** The actor owes a scorecard in any stage of this application. */
	owesApplication: boolean;
	/** The actor is the candidate. */
	ownFile: boolean;
};

export type ScorecardFacts = {
	application: ApplicationFacts;
	/** The actor is the scorecard's author. */
	author: boolean;
	/** The actor owes a scorecard in the stage that this scorecard belongs to. */
	owesStage: boolean;
	submitted: boolean;
};

export type CandidateFacts = {
	/** All applications of this person, also those that the actor may not see. */
	applications: readonly ApplicationFacts[];
	/** The actor is the candidate. */
	ownFile: boolean;
};

export type OrganizationAction =
	| 'manage_settings'
	| 'manage_members'
	| 'view_audit_log'
	| 'edit_roles'
	| 'view_roles'
	| 'create_job'
	| 'manage_candidates'
	| 'manage_calibration'
	| 'view_organization_reports';

/** Pages that list things of several jobs: the answer rests on what the actor holds on any of them. */
export type OverviewAction =
	| 'view_role_weights'
	| 'view_role_drafts'
	| 'view_candidates'
	| 'view_exercises'
	/** Of a role, `anyJobAccess` being what the actor holds on that role's jobs. */
	| 'view_role_reports';

export type JobAction =
	| 'view_job'
	| 'list_applications'
	| 'manage_job'
	| 'view_job_weights'
	| 'grant_job_access'
	| 'grant_job_access_to_oneself';

/** `view_recommendation` covers all that rests on several stages: band, rank, debrief and decision. */
export type ApplicationAction =
	'view_application' | 'manage_application' | 'view_recommendation' | 'open_debrief' | 'record_decision';

export type ScorecardAction =
	| 'view_kit'
	| 'view_scorecard'
	| 'view_private_notes'
	| 'write_scorecard'
	| 'revise_scorecard'
	| 'waive_scorecard'
	| 'show_anyway'
	| 'resolve_red_flag';

export type CandidateAction = 'view_candidate' | 'edit_candidate';

export type Question =
	| { action: OrganizationAction }
	| { action: OverviewAction; anyJobAccess: readonly JobAccess[] }
	| { action: 'view_interviewer_report'; interviewerId: string }
	| { action: JobAction; job: JobFacts }
	| { action: ApplicationAction; application: ApplicationFacts }
	| { action: ScorecardAction; scorecard: ScorecardFacts }
	| { action: CandidateAction; candidate: CandidateFacts };

/**
 * The one place that says who may do what. Access adds up: more of it never turns a yes into a no. What the actor
 * owes, wrote or is (the candidate) may. `JobFacts.access` is read from the hiring team, so an answer is as fresh
 * as the facts: ask at every request.
 */
export function can(actor: Actor, question: Question): boolean {
	switch (question.action) {
		case 'manage_settings':
		case 'manage_members':
		case 'view_audit_log':
			return actor.access === 'admin';
		case 'view_roles':
			return true;
		case 'edit_roles':
		case 'create_job':
		case 'manage_candidates':
		case 'view_organization_reports':
			return recruits(actor);
		case 'manage_calibration':
			return actor.calibrationOwner;
		case 'view_interviewer_report':
			return actor.calibrationOwner || question.interviewerId === actor.memberId;

		case 'view_role_weights':
		case 'view_role_drafts':
		case 'view_candidates':
		case 'view_exercises':
		case 'view_role_reports':
			return recruits(actor) || runs(question.anyJobAccess);

		case 'view_job':
			return reaches(actor, question.job) || question.job.access.length > 0;
		case 'list_applications':
			return lists(actor, question.job);
		case 'manage_job':
		case 'view_job_weights':
			return manages(actor, question.job);
		case 'grant_job_access':
			return actor.access === 'admin' || manages(actor, question.job);
		case 'grant_job_access_to_oneself':
			return actor.access === 'admin';

		case 'view_application':
			return seesApplication(actor, question.application);
		case 'manage_application':
			return managesApplication(actor, question.application);
		case 'view_recommendation':
			return seesApplication(actor, question.application) && !question.application.owesApplication;
		case 'open_debrief':
		case 'record_decision':
			return decides(actor, question.application) && !question.application.owesApplication;

		case 'view_kit':
			return isPanelAuthor(question.scorecard);
		case 'revise_scorecard':
			return isPanelAuthor(question.scorecard) && question.scorecard.submitted;
		case 'write_scorecard':
			return isPanelAuthor(question.scorecard) && !question.scorecard.submitted;
		case 'show_anyway':
			return (
				isPanelAuthor(question.scorecard) && !question.scorecard.submitted && question.scorecard.owesStage
			);
		case 'view_private_notes':
			return question.scorecard.author && !question.scorecard.application.ownFile;
		case 'view_scorecard':
			return seesScorecard(actor, question.scorecard);
		case 'waive_scorecard':
			return (
				!question.scorecard.submitted &&
				(isPanelAuthor(question.scorecard) || managesApplication(actor, question.scorecard.application))
			);
		case 'resolve_red_flag':
			return (
				!question.scorecard.author &&
				seesScorecard(actor, question.scorecard) &&
				(question.scorecard.application.onPanel || managesApplication(actor, question.scorecard.application))
			);

		case 'view_candidate':
		case 'edit_candidate':
			return managesCandidate(actor, question.candidate);
	}
}

function recruits(actor: Actor): boolean {
	return actor.access === 'admin' || actor.access === 'recruiter';
}

function runs(access: readonly JobAccess[]): boolean {
	return access.includes('hiring_manager') || access.includes('recruiter');
}

/** Organization-wide access ends at a confidential job, unless the actor is on its hiring team in any part. */
function reaches(actor: Actor, job: JobFacts): boolean {
	return recruits(actor) && (!job.confidential || job.access.length > 0);
}

function manages(actor: Actor, job: JobFacts): boolean {
	return reaches(actor, job) || runs(job.access);
}

function lists(actor: Actor, job: JobFacts): boolean {
	return manages(actor, job) || job.access.includes('observer');
}

function seesApplication(actor: Actor, application: ApplicationFacts): boolean {
	return !application.ownFile && (lists(actor, application.job) || application.onPanel);
}

function managesApplication(actor: Actor, application: ApplicationFacts): boolean {
	return !application.ownFile && manages(actor, application.job);
}

function decides(actor: Actor, application: ApplicationFacts): boolean {
	const { job, ownFile } = application;
	const asAdmin = actor.access === 'admin' && reaches(actor, job);
	return !ownFile && (asAdmin || job.access.includes('hiring_manager'));
}

/** A kit and a scorecard are the author's for as long as that person is on the panel. */
function isPanelAuthor(scorecard: ScorecardFacts): boolean {
	return scorecard.author && scorecard.application.onPanel && !scorecard.application.ownFile;
}

function seesScorecard(actor: Actor, scorecard: ScorecardFacts): boolean {
	if (scorecard.author) return !scorecard.application.ownFile;
	return scorecard.submitted && !scorecard.owesStage && seesApplication(actor, scorecard.application);
}

/** A person known only from jobs that the actor does not manage stays unknown; one without applications is the recruiters'. */
function managesCandidate(actor: Actor, candidate: CandidateFacts): boolean {
	if (candidate.ownFile) return false;
	if (candidate.applications.length === 0) return recruits(actor);
	return candidate.applications.some((application) => managesApplication(actor, application));
}
