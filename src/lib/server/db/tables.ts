// Written from the migrated database by `npm run tables`; a test fails where the two differ.
import type { ColumnType, Generated } from 'kysely';

/** Read as a parsed value to be validated, written as JSON text (an array would become a Postgres array). */
export type Json = ColumnType<unknown, string, string>;
export type JsonOrNull = ColumnType<unknown, string | null, string | null>;
export type JsonWithDefault = ColumnType<unknown, string | undefined, string>;

export interface ApplicationTable {
	organizationId: string;
	id: string;
	jobId: string;
	candidateId: string;
	stageId: string;
	state: 'active' | 'withdrawn';
	createdAt: Date;
	createdBy: string;
}

export interface AuditEventTable {
	organizationId: string;
	id: string;
	at: Date;
	actor: 'member' | 'candidate' | 'system';
	memberId: string | null;
	action: string;
	targetType: string;
	targetId: string;
	applicationId: string | null;
	stageId: string | null;
	details: Json;
}

export interface CalibrationAdoptionTable {
	organizationId: string;
	number: number;
	snapshotId: string | null;
	adoptedBy: string;
	adoptedAt: Date;
	reason: string;
}

export interface CalibrationRunTable {
	organizationId: string;
	id: string;
	state: 'queued' | 'running' | 'done' | 'failed';
	askedBy: string;
	askedAt: Date;
	startedAt: Date | null;
	updatedAt: Date;
	finishedAt: Date | null;
	iterations: Generated<number>;
	ratings: number | null;
	candidates: number | null;
	raters: number | null;
	failure: 'TOO_FEW' | 'NOT_CONVERGED' | 'UNEXPECTED' | 'ABANDONED' | null;
}

export interface CalibrationSetAsideTable {
	organizationId: string;
	snapshotId: string;
	setAsideBy: string;
	setAsideAt: Date;
	reason: string;
}

export interface CalibrationSnapshotTable {
	organizationId: string;
	id: string;
	number: number;
	runId: string;
	createdAt: Date;
	dataHash: string;
	engineVersion: string;
	softwareVersion: string;
	variance: Json;
	priorVariance: Json;
	priorWeight: number;
	meanPrior: Json;
	objective: number;
	iterations: number;
	ratingCount: number;
	candidateCount: number;
	raterCount: number;
	dimensionCount: number;
	ratings: Json;
}

export interface CandidateTable {
	organizationId: string;
	id: string;
	name: string;
	nameKey: string;
	email: string | null;
	isSample: Generated<boolean>;
	createdAt: Date;
	createdBy: string;
}

export interface CredentialTable {
	organizationId: string;
	memberId: string;
	passwordHash: string;
	changedAt: Date;
}

export interface CriterionTable {
	organizationId: string;
	id: string;
	roleVersionId: string;
	position: number;
	name: string;
	question: string;
}

export interface DebriefTable {
	organizationId: string;
	applicationId: string;
	openedAt: Date;
	openedBy: string;
	recommendationId: string;
	awaited: Json;
}

export interface DecisionTable {
	organizationId: string;
	id: string;
	applicationId: string;
	number: number;
	outcome: 'advance' | 'hire' | 'reject' | 'hold';
	reasonCodes: Json;
	reason: string;
	departs: boolean;
	departureReason: string | null;
	recommendationId: string;
	notesOpened: Json;
	decidedBy: string;
	decidedAt: Date;
}

export interface DimensionTable {
	organizationId: string;
	id: string;
	roleVersionId: string;
	position: number;
	name: string;
	description: string;
	weight: number;
	critical: boolean;
	floor: number | null;
	anchors: Json;
}

export interface EvidenceOpenedTable {
	organizationId: string;
	scorecardId: string;
	memberId: string;
	applicationId: string;
	stageId: string;
	openedAt: Date;
}

export interface ExerciseTable {
	organizationId: string;
	id: string;
	roleVersionId: string;
	position: number;
	title: string;
	minutesMin: number | null;
	minutesMax: number | null;
	prompts: Json;
	material: string;
	gradingGuide: Generated<string>;
	workedExamples: JsonWithDefault;
}

export interface ExerciseAnswerTable {
	organizationId: string;
	assignmentId: string;
	applicationId: string;
	prompt: number;
	text: string;
	revision: number;
	updatedAt: Date;
}

export interface ExerciseAssignmentTable {
	organizationId: string;
	id: string;
	applicationId: string;
	jobId: string;
	stageId: string;
	stageExerciseId: string;
	exerciseId: string;
	state: 'assigned' | 'sent' | 'started' | 'submitted' | 'graded' | 'expired' | 'cancelled';
	tokenHash: Buffer | null;
	dueAt: Date;
	createdAt: Date;
	createdBy: string;
	sentAt: Date | null;
	startedAt: Date | null;
	submittedAt: Date | null;
	closesAt: Date | null;
	gradedAt: Date | null;
	closedAt: Date | null;
}

export interface ExerciseDimensionTable {
	organizationId: string;
	exerciseId: string;
	dimensionId: string;
}

export interface ExerciseSubmissionTable {
	organizationId: string;
	assignmentId: string;
	applicationId: string;
	answers: Json;
	contentHash: string;
	submittedAt: Date;
}

export interface InterviewTable {
	organizationId: string;
	id: string;
	jobId: string;
	stageId: string;
	position: number;
	title: string;
	minutes: number;
	interviewers: Generated<number>;
	guidance: Generated<string>;
}

export interface InterviewDimensionTable {
	organizationId: string;
	interviewId: string;
	dimensionId: string;
	position: number;
}

export interface InterviewQuestionTable {
	organizationId: string;
	id: string;
	interviewId: string;
	position: number;
	text: string;
}

export interface InvitationTable {
	organizationId: string;
	id: string;
	memberId: string;
	tokenHash: Buffer;
	createdBy: string;
	createdAt: Date;
	expiresAt: Date;
	usedAt: Date | null;
}

export interface JobTable {
	organizationId: string;
	id: string;
	title: string;
	roleVersionId: string;
	confidential: boolean;
	state: 'open' | 'closed';
	planRevision: Generated<number>;
	isSample: Generated<boolean>;
	createdAt: Date;
	createdBy: string;
	candidateMinutes: Generated<number>;
}

export interface JobAccessTable {
	organizationId: string;
	id: string;
	jobId: string;
	memberId: string;
	access: 'hiring_manager' | 'recruiter' | 'interviewer' | 'observer';
	grantedAt: Date;
	grantedBy: string;
	revokedAt: Date | null;
	revokedBy: string | null;
}

export interface MemberTable {
	organizationId: string;
	id: string;
	name: string;
	email: string;
	access: 'admin' | 'recruiter' | 'member';
	calibrationOwner: Generated<boolean>;
	timeZone: Generated<string>;
	isSample: Generated<boolean>;
	createdAt: Date;
	removedAt: Date | null;
}

export interface ObservedSignalTable {
	organizationId: string;
	scorecardId: string;
	number: number;
	signalId: string;
	applicationId: string;
	stageId: string;
	memberId: string;
}

export interface OrganizationTable {
	organizationId: string;
	name: string;
	createdAt: Date;
	sampleLoadedAt: Date | null;
}

export interface PolicyVersionTable {
	organizationId: string;
	number: number;
	content: Json;
	createdAt: Date;
	createdBy: string;
}

export interface RatingTable {
	organizationId: string;
	scorecardId: string;
	number: number;
	dimensionId: string;
	applicationId: string;
	stageId: string;
	memberId: string;
	level: number | null;
	notAssessed: string | null;
	note: string;
}

export interface RecommendationTable {
	organizationId: string;
	id: string;
	applicationId: string;
	basis: 'independent' | 'as_revised';
	computedAt: Date;
	engineVersion: string;
	policyVersion: number;
	roleVersionId: string;
	dataHash: string;
	result: Json;
}

export interface RecommendationShownTable {
	organizationId: string;
	applicationId: string;
	memberId: string;
	shownAt: Date;
}

export interface RedFlagTable {
	organizationId: string;
	id: string;
	scorecardId: string;
	applicationId: string;
	stageId: string;
	memberId: string;
	signalId: string | null;
	text: string;
	evidence: string;
	state: 'open' | 'confirmed' | 'dismissed';
	raisedAt: Date;
	resolvedAt: Date | null;
	resolvedBy: string | null;
	resolution: string | null;
}

export interface RoleTable {
	organizationId: string;
	id: string;
	title: string;
	isSample: Generated<boolean>;
	createdAt: Date;
	createdBy: string;
}

export interface RoleDraftTable {
	organizationId: string;
	roleId: string;
	revision: number;
	content: Json;
	sourceFormat: string | null;
	sourceName: string | null;
	sourceText: string | null;
	importResult: JsonOrNull;
	updatedAt: Date;
	updatedBy: string;
}

export interface RoleSourceTable {
	organizationId: string;
	roleId: string;
	id: string;
	kind: 'document' | 'library';
	documentHash: string | null;
	address: string | null;
	documentTitle: string | null;
	librarySlug: string | null;
	libraryVersion: number | null;
	importedAt: Date;
	importedBy: string;
}

export interface RoleVersionTable {
	organizationId: string;
	id: string;
	roleId: string;
	number: number;
	title: string;
	summary: string;
	background: Json;
	weightReason: string;
	acceptedGaps: Json;
	contentHash: string;
	publishedAt: Date;
	publishedBy: string;
}

export interface ScheduledInterviewTable {
	organizationId: string;
	id: string;
	applicationId: string;
	jobId: string;
	stageId: string;
	interviewId: string;
	startsAt: Date;
	endsAt: Date;
	timeZone: string;
	place: Generated<string>;
	link: Generated<string>;
	state: 'scheduled' | 'cancelled';
	createdAt: Date;
	createdBy: string;
}

export interface ScorecardTable {
	organizationId: string;
	id: string;
	applicationId: string;
	jobId: string;
	stageId: string;
	memberId: string;
	scheduledInterviewId: string | null;
	exerciseAssignmentId: string | null;
	state: 'draft' | 'submitted' | 'waived';
	shadow: Generated<boolean>;
	seenOthersAt: Date | null;
	revisionNumber: Generated<number>;
	createdAt: Date;
	createdBy: string;
	submittedAt: Date | null;
	waivedAt: Date | null;
	waivedBy: string | null;
	waivedReason: string | null;
	leftAt: Date | null;
}

export interface ScorecardDraftTable {
	organizationId: string;
	scorecardId: string;
	applicationId: string;
	stageId: string;
	memberId: string;
	revision: number;
	content: Json;
	updatedAt: Date;
}

export interface ScorecardRevisionTable {
	organizationId: string;
	scorecardId: string;
	number: number;
	applicationId: string;
	stageId: string;
	memberId: string;
	draftRevision: number;
	submittedAt: Date;
	reason: Generated<string>;
	othersSeen: boolean;
	overall: 'strong_no' | 'no' | 'yes' | 'strong_yes' | 'no_decision';
	keyTakeaways: string;
	noteForNext: string;
	askedQuestions: Json;
	questionNotes: Json;
}

export interface SessionTable {
	organizationId: string;
	tokenHash: Buffer;
	memberId: string;
	createdAt: Date;
	expiresAt: Date;
}

export interface SignalTable {
	organizationId: string;
	id: string;
	roleVersionId: string;
	position: number;
	kind: 'strong' | 'weak' | 'red_flag';
	text: string;
}

export interface StageTable {
	organizationId: string;
	id: string;
	jobId: string;
	position: number;
	name: string;
}

export interface StageExerciseTable {
	organizationId: string;
	id: string;
	jobId: string;
	stageId: string;
	exerciseId: string;
	position: number;
	dueDays: number;
}

export interface StandingTable {
	organizationId: string;
	applicationId: string;
	jobId: string;
	recommendationId: string;
	asRevisedId: string | null;
	rankGroup: number;
	score: number | null;
	coverage: number;
	raters: number;
	provisional: boolean;
	se: number | null;
}

export interface Database {
	application: ApplicationTable;
	auditEvent: AuditEventTable;
	calibrationAdoption: CalibrationAdoptionTable;
	calibrationRun: CalibrationRunTable;
	calibrationSetAside: CalibrationSetAsideTable;
	calibrationSnapshot: CalibrationSnapshotTable;
	candidate: CandidateTable;
	credential: CredentialTable;
	criterion: CriterionTable;
	debrief: DebriefTable;
	decision: DecisionTable;
	dimension: DimensionTable;
	evidenceOpened: EvidenceOpenedTable;
	exercise: ExerciseTable;
	exerciseAnswer: ExerciseAnswerTable;
	exerciseAssignment: ExerciseAssignmentTable;
	exerciseDimension: ExerciseDimensionTable;
	exerciseSubmission: ExerciseSubmissionTable;
	interview: InterviewTable;
	interviewDimension: InterviewDimensionTable;
	interviewQuestion: InterviewQuestionTable;
	invitation: InvitationTable;
	job: JobTable;
	jobAccess: JobAccessTable;
	member: MemberTable;
	observedSignal: ObservedSignalTable;
	organization: OrganizationTable;
	policyVersion: PolicyVersionTable;
	rating: RatingTable;
	recommendation: RecommendationTable;
	recommendationShown: RecommendationShownTable;
	redFlag: RedFlagTable;
	role: RoleTable;
	roleDraft: RoleDraftTable;
	roleSource: RoleSourceTable;
	roleVersion: RoleVersionTable;
	scheduledInterview: ScheduledInterviewTable;
	scorecard: ScorecardTable;
	scorecardDraft: ScorecardDraftTable;
	scorecardRevision: ScorecardRevisionTable;
	session: SessionTable;
	signal: SignalTable;
	stage: StageTable;
	stageExercise: StageExerciseTable;
	standing: StandingTable;
}
