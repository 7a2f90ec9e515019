import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { asActor, type Tx } from '#lib/server/db/database.ts';
import { useDatabase } from '../support/database.ts';
import { addMember, createOrganization } from '../support/world.ts';

const database = useDatabase();

describe('two units of work that wait for each other', () => {
	test('both get done: the one that Postgres undoes comes again', async () => {
		const { admin } = await createOrganization(database.db);
		const one = await addMember(database.db, admin, { name: 'One', access: 'member' });
		const two = await addMember(database.db, admin, { name: 'Two', access: 'member' });
		const lock = (tx: Tx, id: string) => sql`select from app.member where id = ${id} for update`.execute(tx);
		let met = 0;
		let release: () => void = () => undefined;
		const both = new Promise<void>((settle) => (release = settle));
		let attempts = 0;
		const inOrder = (first: string, second: string) =>
			asActor(database.db, admin, async (tx) => {
				attempts++;
				await lock(tx, first);
				if (++met === 2) release();
				await both;
				await lock(tx, second);
				return first;
			});
		const done = await Promise.all([
			inOrder(one.memberId, two.memberId),
			inOrder(two.memberId, one.memberId),
		]);
		expect(done).toEqual([one.memberId, two.memberId]);
		expect(attempts).toBe(3);
	});
});
