import { randomUUID } from 'node:crypto';
import {
	emptyContent,
	type DraftRating,
	type OverallWord,
	type ScorecardContent,
} from '#lib/domain/scorecard/content.ts';
import type { Level } from '#lib/domain/scorecard/level.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import type { Db } from '#lib/server/db/database.ts';
import { saveDraft } from '#lib/server/workflows/save-draft.ts';
import { submitScorecard } from '#lib/server/workflows/submit-scorecard.ts';
import type { WritingView } from '#lib/domain/scorecard/writing-view.ts';
import { viewScorecard } from '#lib/server/workflows/view-scorecard.ts';
import { apply, openJob, scheduleInterview } from './jobs.ts';
import { publishSampleRole } from './roles.ts';
import { addMember, createOrganization } from './world.ts';

export type Filling = {
	/** By dimension. A focus dimension that is left out is set aside as not assessed. */
	levels: Record<string, Level>;
	overall?: OverallWord;
	redFlags?: { text: string; evidence: string; signalId?: string | null }[];
	observedSignals?: string[];
	noteForNext?: string;
	keyTakeaways?: string;
	privateNotes?: string;
};

/** The page on which this author writes the scorecard. */
export async function writingOf(db: Db, author: SignedIn, scorecardId: string): Promise<WritingView> {
	const view = await viewScorecard(db, author, scorecardId);
	if (view.kind !== 'draft') throw new Error(`The scorecard is no draft: ${view.kind}.`);
	return view.writing;
}

/** Complete content: every level has its evidence note. */
export function filled(writing: Pick<WritingView, 'kit'>, filling: Filling): ScorecardContent {
	const setAside = writing.kit.dimensions
		.filter(({ id, focus }) => focus && filling.levels[id] === undefined)
		.map(({ id }) => [id, { level: null, notAssessed: 'out_of_time' as const, note: '' }] as const);
	const rated = Object.entries(filling.levels).map(
		([id, level]) => [id, { level, notAssessed: null, note: `What was seen for a ${level}.` }] as const,
	);
	return {
		...emptyContent(),
		ratings: Object.fromEntries<DraftRating>([...setAside, ...rated]),
		overall: filling.overall ?? 'yes',
		keyTakeaways: filling.keyTakeaways ?? '',
		privateNotes: filling.privateNotes ?? '',
		noteForNext: filling.noteForNext ?? '',
		observedSignals: filling.observedSignals ?? [],
		redFlags: (filling.redFlags ?? []).map(({ text, evidence, signalId = null }) => ({
			id: randomUUID(),
			signalId,
			text,
			evidence,
		})),
	};
}

/** Saves a draft and submits it, through the workflows. */
export async function fillAndSubmit(
	db: Db,
	author: SignedIn,
	scorecardId: string,
	filling: Filling,
	now: Date = new Date(),
): Promise<ScorecardContent> {
	const writing = await writingOf(db, author, scorecardId);
	const content = filled(writing, filling);
	const { revision } = await saveDraft(
		db,
		author,
		scorecardId,
		{ baseRevision: writing.draft.revision, content },
		now,
	);
	await submitScorecard(db, author, scorecardId, { baseRevision: revision, content }, now);
	return content;
}

export type PanelWorld = Awaited<ReturnType<typeof panelWorld>>;

/**
 * A job with one application whose stages each have an interview. Kim and Lee sit together in the first of the last
 * stage, Noa in the first conversation. The admin made it all and sits nowhere.
 */
export async function panelWorld(db: Db, options: { shadowLee?: boolean; candidateName?: string } = {}) {
	const { organizationId, admin } = await createOrganization(db);
	const role = await publishSampleRole(db, admin);
	const job = await openJob(db, admin, role.roleVersionId);
	const member = (name: string) => addMember(db, admin, { name, access: 'member' });
	const [kim, lee, noa] = [await member('Kim Panel'), await member('Lee Panel'), await member('Noa First')];
	const { applicationId } = await apply(db, admin, job.jobId, {
		name: options.candidateName ?? 'Cleo Candidate',
	});
	const withInterviews = job.stages.filter(({ interviews }) => interviews.length > 0);
	const [first, last] = [withInterviews[0], withInterviews.at(-1)];
	const [conversation, panelInterview] = [first?.interviews[0], last?.interviews[0]];
	if (!first || !last || !conversation || !panelInterview || first === last) {
		throw new Error('The proposed plan has no two stages with interviews.');
	}
	const early = await scheduleInterview(db, admin, applicationId, conversation.id, [noa.memberId]);
	const late = await scheduleInterview(
		db,
		admin,
		applicationId,
		panelInterview.id,
		options.shadowLee ? [kim.memberId] : [kim.memberId, lee.memberId],
		{ shadowIds: options.shadowLee ? [lee.memberId] : [] },
	);
	return {
		organizationId,
		admin,
		role,
		job,
		applicationId,
		members: { kim, lee, noa },
		firstStageId: first.id,
		lastStageId: last.id,
		lastInterviewId: panelInterview.id,
		scorecards: {
			kim: late.scorecardOf(kim.memberId),
			lee: late.scorecardOf(lee.memberId),
			noa: early.scorecardOf(noa.memberId),
		},
	};
}

/** The same level for every dimension of the role. */
export function allAt(world: Pick<PanelWorld, 'role'>, level: Level): Record<string, Level> {
	return Object.fromEntries(world.role.dimensions.map(({ id }) => [id, level]));
}
