import { RoleContent } from '#lib/domain/role/draft.ts';
import { sampleJob } from '#lib/domain/sample/job.ts';
import { found } from '#lib/domain/sample/lookup.ts';
import { sampleRoles } from '#lib/domain/sample/roles.ts';
import type { SampleRole } from '#lib/domain/sample/types.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { asActor, type Db } from '#lib/server/db/database.ts';
import * as planWrites from '#lib/server/db/plan-writes.ts';
import * as plans from '#lib/server/db/plans.ts';
import * as roleVersions from '#lib/server/db/role-versions.ts';
import * as sample from '#lib/server/db/sample.ts';
import { openJob } from '#lib/server/workflows/open-job.ts';
import { publishRole } from '#lib/server/workflows/publish-role.ts';
import { saveRoleDraft } from '#lib/server/workflows/save-role-draft.ts';
import { startRole } from '#lib/server/workflows/start-role-draft.ts';
import type { SamplePeople } from './sample-people.ts';

/** Where the sample's keys lead in the database. */
export type SampleJobIds = {
	jobId: string;
	stage: (key: string) => string;
	interview: (key: string) => string;
	stageExercise: (key: string) => string;
	dimension: (key: string) => string;
	signal: (text: string) => string;
};

/** Publishes both roles. Returns the role version ids by the sample's keys. */
export async function publishSampleRoles(db: Db, admin: SignedIn, at: Date): Promise<Map<string, string>> {
	const versions = new Map<string, string>();
	for (const role of sampleRoles) {
		const { roleId } = await startRole(db, admin, { title: role.title }, at);
		await asActor(db, admin, (tx) => sample.mark(tx, 'role', [roleId]));
		const { revision } = await saveRoleDraft(
			db,
			admin,
			{ roleId, revision: 1, content: contentOf(role) },
			at,
		);
		const { roleVersionId } = await publishRole(db, admin, { roleId, revision, accepted: null }, at);
		versions.set(role.key, roleVersionId);
	}
	return versions;
}

function contentOf(role: SampleRole): RoleContent {
	return RoleContent.parse({
		title: role.title,
		summary: role.summary,
		criteria: role.criteria,
		dimensions: role.dimensions.map((dimension) => ({
			...dimension,
			critical: dimension.critical ?? false,
			floor: dimension.floor ?? null,
		})),
		exercises: role.exercises.map(({ instructions, ...exercise }) => ({
			...exercise,
			prompts: instructions,
		})),
		strongSignals: role.strongSignals,
		weakSignals: role.weakSignals,
		redFlags: role.redFlags,
		background: role.background,
		weightReason: role.weightReason ?? '',
	});
}

/** Opens the job with its own plan and hiring team. */
export async function openSampleJob(
	db: Db,
	admin: SignedIn,
	people: SamplePeople,
	versions: Map<string, string>,
	at: Date,
): Promise<SampleJobIds> {
	const roleVersionId = found(versions.get(sampleJob.roleKey), sampleJob.roleKey);
	const { jobId } = await openJob(
		db,
		people.of('ines'),
		{
			title: sampleJob.title,
			roleVersionId,
			confidential: false,
			hiringManagerId: people.of('adaeze').memberId,
			recruiterId: people.of('ines').memberId,
		},
		at,
	);
	const role = found(
		sampleRoles.find((one) => one.key === sampleJob.roleKey),
		sampleJob.roleKey,
	);
	return asActor(db, admin, async (tx) => {
		await sample.mark(tx, 'job', [jobId]);
		const version = found((await roleVersions.find(tx, roleVersionId)) ?? undefined, 'role version');
		const signals = await sample.signalIds(tx, roleVersionId);
		const byPosition = <T>(items: readonly T[], keys: readonly { key: string }[], key: string): T =>
			found(items[keys.findIndex((one) => one.key === key)], key);
		const dimension = (key: string) => byPosition(version.dimensions, role.dimensions, key).id;
		const exercise = (key: string) => byPosition(version.exercises, role.exercises, key).id;

		const proposed = await plans.find(tx, jobId);
		await planWrites.removeStages(
			tx,
			jobId,
			proposed.map((stage) => stage.id),
		);
		await planWrites.insertStages(
			tx,
			{ organizationId: admin.organizationId, jobId },
			sampleJob.stages.map((stage) => ({
				name: stage.title,
				interviews: stage.interviews.map((interview) => ({
					title: interview.title,
					minutes: interview.minutes,
					interviewers: 1,
					guidance: interview.guidance,
					focusDimensionIds: interview.focus.map(dimension),
					questions: [...interview.questions],
				})),
				exercises: stage.exercises.map((key) => ({ exerciseId: exercise(key), dueDays: 7 })),
			})),
		);
		const plan = await plans.find(tx, jobId);
		const stageOf = (key: string) => byPosition(plan, sampleJob.stages, key);
		return {
			jobId,
			stage: (key) => stageOf(key).id,
			interview(key) {
				const stage = found(
					sampleJob.stages.find((one) => one.interviews.some((interview) => interview.key === key)),
					key,
				);
				return byPosition(stageOf(stage.key).interviews, stage.interviews, key).id;
			},
			stageExercise(key) {
				const stage = found(
					sampleJob.stages.find((one) => one.exercises.includes(key)),
					key,
				);
				return found(stageOf(stage.key).exercises[stage.exercises.indexOf(key)], key).id;
			},
			dimension,
			signal: (text) => found(signals.get(text), text),
		};
	});
}
