import { sql } from 'kysely';
import { RoleContent } from '#lib/domain/role/draft.ts';
import type { Tx } from './database.ts';

/** Where a draft was imported from. */
export type DraftSource = { format: string; name: string | null; text: string; result: unknown };

export type RoleDraft = {
	roleId: string;
	revision: number;
	content: RoleContent;
	updatedAt: Date;
	updatedBy: { id: string; name: string };
};

export type NewRoleDraft = {
	organizationId: string;
	roleId: string;
	content: RoleContent;
	source: DraftSource | null;
	updatedAt: Date;
	updatedBy: string;
};

export async function find(tx: Tx, roleId: string): Promise<RoleDraft | null> {
	const row = await selected(tx).where('roleDraft.roleId', '=', roleId).executeTakeFirst();
	return row ? parsed(row) : null;
}

export async function lock(tx: Tx, roleId: string): Promise<RoleDraft | null> {
	const row = await selected(tx)
		.where('roleDraft.roleId', '=', roleId)
		.forUpdate('roleDraft')
		.executeTakeFirst();
	return row ? parsed(row) : null;
}

/** Apart from the draft itself: a source may be megabytes. `text` is cut after `characters`. */
export async function findSource(
	tx: Tx,
	roleId: string,
	characters: number,
): Promise<(DraftSource & { length: number }) | null> {
	const row = await tx
		.selectFrom('roleDraft')
		.select(['sourceFormat', 'sourceName', 'importResult'])
		.select(sql<string | null>`left(source_text, ${characters}::int)`.as('text'))
		.select(sql<number | null>`length(source_text)`.as('length'))
		.where('roleId', '=', roleId)
		.executeTakeFirst();
	if (row?.text == null || row.sourceFormat === null) return null;
	return {
		format: row.sourceFormat,
		name: row.sourceName,
		text: row.text,
		result: row.importResult,
		length: row.length ?? row.text.length,
	};
}

/** False for a role that has a draft already: that one stays. */
export async function insert(tx: Tx, draft: NewRoleDraft): Promise<boolean> {
	return (await insertAll(tx, [draft])) === 1;
}

export async function insertAll(tx: Tx, drafts: NewRoleDraft[]): Promise<number> {
	const result = await tx
		.insertInto('roleDraft')
		.values(
			drafts.map((draft) => ({
				organizationId: draft.organizationId,
				roleId: draft.roleId,
				revision: 1,
				content: JSON.stringify(draft.content),
				sourceFormat: draft.source?.format ?? null,
				sourceName: draft.source?.name ?? null,
				sourceText: draft.source?.text ?? null,
				importResult: draft.source ? JSON.stringify(draft.source.result) : null,
				updatedAt: draft.updatedAt,
				updatedBy: draft.updatedBy,
			})),
		)
		.onConflict((conflict) => conflict.columns(['organizationId', 'roleId']).doNothing())
		.executeTakeFirst();
	return Number(result.numInsertedOrUpdatedRows ?? 0n);
}

export async function save(
	tx: Tx,
	draft: { roleId: string; revision: number; content: RoleContent; updatedAt: Date; updatedBy: string },
): Promise<void> {
	await tx
		.updateTable('roleDraft')
		.set({
			revision: draft.revision,
			content: JSON.stringify(draft.content),
			updatedAt: draft.updatedAt,
			updatedBy: draft.updatedBy,
		})
		.where('roleId', '=', draft.roleId)
		.execute();
}

/** Other content from another document. The revision goes on, so that no page with the older text can save over it. */
export async function replace(
	tx: Tx,
	draft: Omit<NewRoleDraft, 'organizationId' | 'source'> & { revision: number; source: DraftSource },
): Promise<void> {
	await tx
		.updateTable('roleDraft')
		.set({
			revision: draft.revision,
			content: JSON.stringify(draft.content),
			sourceFormat: draft.source.format,
			sourceName: draft.source.name,
			sourceText: draft.source.text,
			importResult: JSON.stringify(draft.source.result),
			updatedAt: draft.updatedAt,
			updatedBy: draft.updatedBy,
		})
		.where('roleId', '=', draft.roleId)
		.execute();
}

export async function remove(tx: Tx, roleId: string): Promise<void> {
	await tx.deleteFrom('roleDraft').where('roleId', '=', roleId).execute();
}

function selected(tx: Tx) {
	return tx
		.selectFrom('roleDraft')
		.innerJoin('member', (join) =>
			join
				.onRef('member.organizationId', '=', 'roleDraft.organizationId')
				.onRef('member.id', '=', 'roleDraft.updatedBy'),
		)
		.select([
			'roleDraft.roleId',
			'roleDraft.revision',
			'roleDraft.content',
			'roleDraft.updatedAt',
			'roleDraft.updatedBy',
			'member.name as updatedByName',
		]);
}

function parsed(row: {
	roleId: string;
	revision: number;
	content: unknown;
	updatedAt: Date;
	updatedBy: string;
	updatedByName: string;
}): RoleDraft {
	return {
		roleId: row.roleId,
		revision: row.revision,
		content: RoleContent.parse(row.content),
		updatedAt: row.updatedAt,
		updatedBy: { id: row.updatedBy, name: row.updatedByName },
	};
}
