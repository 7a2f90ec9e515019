import { z } from 'zod';
import type { SignedIn } from '#lib/server/auth/session.ts';
import type { Db } from '#lib/server/db/database.ts';
import * as planWrites from '#lib/server/db/plan-writes.ts';
import { conflict } from '#lib/server/errors.ts';
import { changingPlan, type PlanOf, stageOf } from '#lib/server/workflows/change-plan.ts';

const MAX_STAGES = 20;

export const StageInput = z.object({
	name: z.string().trim().min(1, 'Write a name.').max(200, 'A name may have 200 characters at most.'),
});

export const Direction = z.enum(['up', 'down']);
export type Direction = z.infer<typeof Direction>;

export async function addStage(db: Db, actor: SignedIn, of: PlanOf, name: string, now: Date) {
	return changingPlan(db, actor, of, now, async (tx, plan) => {
		if (plan.stages.length >= MAX_STAGES) {
			throw conflict(`A plan has ${String(MAX_STAGES)} stages at most.`);
		}
		// Positions are 0, 1, 2 and on: every change keeps them so.
		const place = { organizationId: actor.organizationId, jobId: plan.jobId };
		const stage = { name, interviews: [], exercises: [] };
		const [id] = await planWrites.insertStages(tx, place, [stage], plan.stages.length);
		return { what: 'stage_added', id: id ?? plan.jobId, result: undefined };
	});
}

export async function renameStage(
	db: Db,
	actor: SignedIn,
	of: PlanOf,
	stageId: string,
	name: string,
	now: Date,
) {
	return changingPlan(db, actor, of, now, async (tx, plan) => {
		const { stage } = stageOf(plan, stageId);
		await planWrites.renameStage(tx, stage.id, name);
		return { what: 'stage_renamed', id: stage.id, result: undefined };
	});
}

export async function moveStage(
	db: Db,
	actor: SignedIn,
	of: PlanOf,
	stageId: string,
	direction: Direction,
	now: Date,
) {
	return changingPlan(db, actor, of, now, async (tx, plan) => {
		const { position } = stageOf(plan, stageId);
		const order = plan.stages.map((stage) => stage.id);
		await planWrites.orderStages(tx, swapped(order, position, direction));
		return { what: 'stage_moved', id: stageId, result: undefined };
	});
}

export async function removeStage(db: Db, actor: SignedIn, of: PlanOf, stageId: string, now: Date) {
	return changingPlan(db, actor, of, now, async (tx, plan) => {
		const { stage } = stageOf(plan, stageId);
		if (plan.stages.length === 1) {
			throw conflict('A plan keeps at least one stage, for applications to begin in.');
		}
		if (plan.use.stageIds.has(stage.id)) {
			throw conflict(
				`“${stage.name}” is in use: an application stands in it, or something of it was scheduled or assigned. It stays in the plan.`,
			);
		}
		await planWrites.removeStages(tx, plan.jobId, [stage.id]);
		await planWrites.orderStages(
			tx,
			plan.stages.map(({ id }) => id).filter((id) => id !== stage.id),
		);
		return { what: 'stage_removed', id: stage.id, result: undefined };
	});
}

/** At either end it stays where it is. */
export function swapped(ids: string[], position: number, direction: Direction): string[] {
	const other = direction === 'up' ? position - 1 : position + 1;
	const [a, b] = [ids[position], ids[other]];
	if (a === undefined || b === undefined) return ids;
	return ids.with(position, b).with(other, a);
}
