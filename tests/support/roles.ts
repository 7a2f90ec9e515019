import type { RoleContent } from '#lib/domain/role/draft.ts';
import { acknowledgement, publishProblems } from '#lib/domain/role/publishable.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { asActor, type Db } from '#lib/server/db/database.ts';
import * as roleVersions from '#lib/server/db/role-versions.ts';
import { publishRole } from '#lib/server/workflows/publish-role.ts';
import { saveRoleDraft } from '#lib/server/workflows/save-role-draft.ts';
import { startRole } from '#lib/server/workflows/start-role-draft.ts';
import { createOrganization } from './world.ts';

export type SampleRole = {
	roleId: string;
	roleVersionId: string;
	dimensions: { id: string; name: string }[];
	exercises: { id: string; title: string; dimensionIds: string[] }[];
	signals: { id: string; kind: 'strong' | 'weak' | 'red_flag'; text: string }[];
	criteria: { id: string; name: string }[];
};

/** Words that only the sample role's grading guide and worked examples have. */
export const GRADERS_WORDS = /pangolin|axolotl|capybara/;

/** A role whose weights are 40, 30, 20 and 10; the first dimension is critical with a floor of 2.5. */
export function sampleRoleContent(overrides: Partial<RoleContent> = {}): RoleContent {
	return {
		title: 'Bicycle Workshop Lead',
		summary:
			'Runs a repair workshop of five: takes in work, teaches the trade and keeps promises to customers.',
		criteria: [
			{
				name: 'Finding faults',
				question: 'Which fault took you longest to find last year, and what gave it away?',
			},
			{ name: 'Teaching', question: 'Tell me about somebody who repairs better than you do because of you.' },
		],
		dimensions: [
			dimension('d1', 'Fault finding', 40, { critical: true, floor: 2.5 }),
			dimension('d2', 'Workmanship', 30),
			dimension('d3', 'Teaching', 20),
			dimension('d4', 'Promises to customers', 10),
		],
		weightReason: 'Most complaints of the past two years began with a fault that was not found.',
		exercises: [
			{
				key: 'e1',
				title: 'The creaking frame',
				minutesMin: 30,
				minutesMax: 45,
				prompts: ['What do you check first, and why?', 'What do you tell the customer, and when?'],
				material: 'A steel touring frame creaks under load. It was serviced two weeks ago.',
				gradingGuide: 'The seat post is dry.\nWho opens the bottom bracket first has not listened: pangolin.',
				workedExamples: { 5: 'Rides it, then lifts the saddle: axolotl.', 2: 'Swaps the bracket: capybara.' },
				dimensionKeys: ['d1', 'd4'],
			},
		],
		strongSignals: ['Reproduces the noise before touching a tool', 'Writes down what was ruled out'],
		weakSignals: ['Swaps parts until it stops'],
		redFlags: ['Would hand out a bicycle with a brake that was not tested'],
		background: [
			{ heading: 'The workshop', text: 'Five mechanics, two stands too few, Saturdays are full.' },
		],
		...overrides,
	};
}

/** A small complete role, published through the workflows as version 1 by this actor, who may edit roles. */
export async function publishSampleRole(
	db: Db,
	actor: SignedIn,
	overrides: Partial<RoleContent> = {},
	now: Date = new Date(),
): Promise<SampleRole> {
	const content = sampleRoleContent(overrides);
	const { roleId } = await startRole(db, actor, { title: content.title }, now);
	const { revision } = await saveRoleDraft(db, actor, { roleId, revision: 1, content }, now);
	const accepted = acknowledgement(publishProblems(content)) || null;
	const { roleVersionId } = await publishRole(db, actor, { roleId, revision, accepted }, now);
	const version = await asActor(db, actor, (tx) => roleVersions.find(tx, roleVersionId));
	if (!version) throw new Error('The role was published a moment ago.');
	return {
		roleId,
		roleVersionId,
		dimensions: version.dimensions.map(({ id, name }) => ({ id, name })),
		exercises: version.exercises.map(({ id, title, dimensionIds }) => ({ id, title, dimensionIds })),
		signals: version.signals,
		criteria: version.criteria.map(({ id, name }) => ({ id, name })),
	};
}

function dimension(
	key: string,
	name: string,
	weight: number,
	gate: { critical: boolean; floor: number | null } = { critical: false, floor: null },
): RoleContent['dimensions'][number] {
	return {
		key,
		name,
		description: '',
		weight,
		...gate,
		anchors: {
			5: `${name}: others come to learn it from this person.`,
			3: `${name}: does it well on an ordinary day.`,
			1: `${name}: somebody has to do it again.`,
		},
	};
}

/** A new organization with the sample role as a draft. */
export async function savedDraft(db: Db, overrides: Partial<RoleContent> = {}, now: Date = new Date()) {
	const { admin } = await createOrganization(db);
	const content = sampleRoleContent(overrides);
	const { roleId } = await startRole(db, admin, { title: content.title }, now);
	const { revision } = await saveRoleDraft(db, admin, { roleId, revision: 1, content }, now);
	return { admin, roleId, revision, content };
}

/** What the audit log says was done to this role, in order. */
export async function auditedActions(db: Db, actor: SignedIn, roleId: string): Promise<string[]> {
	const rows = await asActor(db, actor, (tx) =>
		tx.selectFrom('auditEvent').select('action').where('targetId', '=', roleId).orderBy('id').execute(),
	);
	return rows.map(({ action }) => action);
}
