import type pg from 'pg';
import { newId } from '#lib/server/db/database.ts';
import { BenchFailure } from './failure.ts';
import type { Statement } from './recorder.ts';

/** What a request is about, in an order that is the same for each: ids, revisions, the session's hash, a word. */
export type Subject = readonly (string | number | Buffer)[];

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/**
 * The recorded statements as they would read for another subject. Ids that the app made during the request are made
 * anew, so that nothing is inserted twice.
 */
export function statementsFor(
	recorded: { statements: readonly Statement[]; began: number; subject: Subject },
	subject: Subject,
): Statement[] {
	const instead = new Map(recorded.subject.map((value, place) => [keyOf(value), subject[place]]));
	const fresh = new Map<string, string>();
	const idFor = (id: string): string => {
		const other = instead.get(id);
		if (typeof other === 'string') return other;
		if (madeAt(id) < recorded.began) return id;
		const made = fresh.get(id) ?? newId();
		fresh.set(id, made);
		return made;
	};
	const words = recorded.subject.flatMap((value, place) =>
		typeof value === 'string' && value.search(UUID) < 0 ? [[value, String(subject[place])] as const] : [],
	);
	const valueFor = (value: unknown): unknown => {
		if (Array.isArray(value)) return value.map(valueFor);
		if (typeof value === 'number' || Buffer.isBuffer(value)) return instead.get(keyOf(value)) ?? value;
		if (typeof value !== 'string') return value;
		const text = value.replaceAll(UUID, idFor);
		return words.reduce((read, [word, other]) => read.replaceAll(word, other), text);
	};
	return recorded.statements.map(({ text, values, rowCount }) => ({
		text,
		values: values.map(valueFor),
		rowCount,
	}));
}

/** Sends them one after the other on one connection. Adds to `times` how long each took, in milliseconds. */
export async function replay(
	pool: pg.Pool,
	statements: readonly Statement[],
	times: number[],
): Promise<void> {
	const client = await pool.connect();
	try {
		for (const [place, { text, values, rowCount }] of statements.entries()) {
			const began = performance.now();
			const result = await client.query(text, [...values]);
			times[place] = (times[place] ?? 0) + performance.now() - began;
			if (result.rowCount !== rowCount) {
				throw new BenchFailure(
					`The floor is not the same work: ${String(result.rowCount)} rows instead of ${String(rowCount)} for\n${text}`,
				);
			}
		}
	} finally {
		client.release();
	}
}

/** The plan of one of the statements, asked in the transaction that it belongs to, which is then undone. */
export async function explain(
	pool: pg.Pool,
	statements: readonly Statement[],
	place: number,
): Promise<string[]> {
	const client = await pool.connect();
	try {
		const from = statements.slice(0, place).findLastIndex(({ text }) => text === 'begin');
		for (const { text, values } of statements.slice(Math.max(from, 0), place)) {
			await client.query(text, [...values]);
		}
		const asked = statements[place];
		if (!asked) return [];
		const { rows } = await client.query<{ 'QUERY PLAN': string }>(
			`explain (analyze, buffers) ${asked.text}`,
			[...asked.values],
		);
		return rows.map((row) => row['QUERY PLAN']);
	} finally {
		await client.query('rollback').catch(() => undefined);
		client.release();
	}
}

/** When an id of version 7 was made; 0 for any other. */
function madeAt(id: string): number {
	return id[14] === '7' ? Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16) : 0;
}

function keyOf(value: string | number | Buffer): string | number {
	return Buffer.isBuffer(value) ? value.toString('hex') : value;
}
