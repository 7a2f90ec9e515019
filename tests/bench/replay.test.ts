import { expect, test } from 'vitest';
import { newId } from '#lib/server/db/database.ts';
import { statementsFor } from './replay.ts';

test('recorded statements are about another subject, with ids made during the request made anew', () => {
	const [one, other, role] = [newId(), newId(), newId()];
	const began = Date.now() + 60_000;
	const made = idOf(began + 1);
	const recorded = {
		began,
		subject: [one, 3, 'recorded'],
		statements: [
			{
				text: 'insert',
				values: [made, one, role, 3, [one], `{"id":"${one}","note":"recorded"}`],
				rowCount: 1,
			},
			{ text: 'select', values: [made], rowCount: 1 },
		],
	};
	const [insert, select] = statementsFor(recorded, [other, 5, 'replayed']);
	const fresh = insert?.values[0];
	expect(fresh).not.toBe(made);
	expect(insert?.values.slice(1)).toEqual([other, role, 5, [other], `{"id":"${other}","note":"replayed"}`]);
	expect(select?.values).toEqual([fresh]);
});

function idOf(time: number): string {
	const hex = time.toString(16).padStart(12, '0');
	return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}
