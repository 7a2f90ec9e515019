import { sql } from 'kysely';
import type { Access } from '#lib/domain/account/account.ts';
import type { Tx } from './database.ts';

export type NewMember = {
	organizationId: string;
	id: string;
	name: string;
	email: string;
	access: Access;
	calibrationOwner: boolean;
	timeZone: string;
	createdAt: Date;
	isSample?: boolean;
};

const COLUMNS = [
	'id',
	'name',
	'email',
	'access',
	'calibrationOwner',
	'timeZone',
	'createdAt',
	'removedAt',
] as const;

/** False where the e-mail address is taken in this organization, by a removed member too. */
export async function insert(tx: Tx, row: NewMember): Promise<boolean> {
	const inserted = await tx
		.insertInto('member')
		.values(row)
		.onConflict((conflict) => conflict.columns(['organizationId', 'email']).doNothing())
		.returning('id')
		.executeTakeFirst();
	return inserted !== undefined;
}

export async function find(tx: Tx, id: string) {
	return tx.selectFrom('member').select(COLUMNS).where('id', '=', id).executeTakeFirst();
}

export async function lock(tx: Tx, id: string) {
	return tx.selectFrom('member').select(COLUMNS).where('id', '=', id).forUpdate().executeTakeFirst();
}

export async function findByEmail(tx: Tx, email: string) {
	return tx.selectFrom('member').select(COLUMNS).where('email', '=', email).executeTakeFirst();
}

/** Everybody who takes an admin's access away waits here, so that two admins cannot remove each other. */
export async function lockAdmins(tx: Tx): Promise<string[]> {
	const rows = await tx
		.selectFrom('member')
		.select('id')
		.where('access', '=', 'admin')
		.where('removedAt', 'is', null)
		.orderBy('id')
		.forUpdate()
		.execute();
	return rows.map((row) => row.id);
}

/** By name. `after` is the last member of the page before. */
export async function list(
	tx: Tx,
	page: { removed: boolean; after: { name: string; id: string } | null; limit: number },
) {
	return tx
		.selectFrom('member')
		.select(COLUMNS)
		.where('removedAt', page.removed ? 'is not' : 'is', null)
		.$if(page.after !== null, (query) =>
			query.where(sql<boolean>`(name, id) > (${page.after?.name ?? ''}, ${page.after?.id ?? null}::uuid)`),
		)
		.orderBy('name')
		.orderBy('id')
		.limit(page.limit)
		.execute();
}

/** How many scorecards each of these members still owes. Who owes none is not in it. */
export async function scorecardsOwed(tx: Tx, ids: string[]): Promise<Map<string, number>> {
	if (ids.length === 0) return new Map();
	const rows = await tx
		.selectFrom('scorecard')
		.select(['memberId', (expression) => expression.fn.countAll<string>().as('count')])
		.where('state', '=', 'draft')
		.where('leftAt', 'is', null)
		.where('memberId', 'in', ids)
		.groupBy('memberId')
		.execute();
	return new Map(rows.map((row) => [row.memberId, Number(row.count)]));
}

export async function update(
	tx: Tx,
	id: string,
	change: {
		name?: string;
		timeZone?: string;
		access?: Access;
		calibrationOwner?: boolean;
		removedAt?: Date | null;
	},
): Promise<void> {
	await tx.updateTable('member').set(change).where('id', '=', id).execute();
}
