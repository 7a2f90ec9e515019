import pg from 'pg';
import type { Logger } from '#lib/server/log.ts';

/** Marks our advisory locks among those of others: "tchs". */
const LOCK_CLASS = 0x74636873;
const beatMs = 15_000;
const retryMs = 1_000;

/**
 * A worker locks its jobs in a row of a table, which outlives a process that was killed. Beside it, a process holds one
 * advisory lock for each of its workers on a connection of its own: that one ends with the process. Jobs of a worker
 * without such a lock are free again for everybody.
 */
const FREE_JOBS_OF_THE_DEAD = `
	select graphile_worker.force_unlock_workers(array_agg(dead.locked_by)) from (
		select distinct locked_by from graphile_worker._private_jobs
		where locked_by is not null and locked_at < now() - $2 * interval '1 millisecond'
			and not exists (select from pg_locks l where l.locktype = 'advisory' and l.granted and l.objsubid = 2
				and l.database = (select oid from pg_database where datname = current_database())
				and l.classid::bigint = $1 and l.objid::bigint = hashtext(locked_by)::bigint & 4294967295)) dead
	having count(*) > 0`;

export type Presence = {
	hold(workerId: string): void;
	release(workerId: string): void;
	close(): Promise<void>;
};

/** `graceMs`: how long a worker that has just begun may be without its lock. */
export function createPresence(config: pg.ClientConfig, log: Logger, graceMs = 10_000): Presence {
	const held = new Set<string>();
	/** Those of `held` whose lock the present connection has. */
	const taken = new Set<string>();
	let client: pg.Client | undefined;
	let timer: NodeJS.Timeout | undefined;
	let beating: Promise<void> = Promise.resolve();
	let closed = false;

	async function connect(): Promise<pg.Client> {
		const made = new pg.Client({ application_name: 'touchstone-jobs', ...config });
		made.on('error', () => lose(made));
		await made.connect();
		client = made;
		taken.clear();
		return made;
	}

	function lose(lost: pg.Client): void {
		if (client !== lost) return;
		client = undefined;
		lost.end().catch(() => undefined);
		beatIn(retryMs);
	}

	function beatIn(ms: number): void {
		clearTimeout(timer);
		if (closed) return;
		timer = setTimeout(() => {
			beating = beating.then(beat);
		}, ms).unref();
	}

	/** Takes the locks that are still missing, then frees what the dead have left. */
	async function beat(): Promise<void> {
		if (closed) return;
		try {
			const connected = client ?? (await connect());
			for (const id of [...held].filter((one) => !taken.has(one))) {
				await connected.query('select pg_try_advisory_lock($1, hashtext($2))', [LOCK_CLASS, id]);
				taken.add(id);
			}
			const { rowCount } = await connected.query(FREE_JOBS_OF_THE_DEAD, [LOCK_CLASS, graceMs]);
			if (rowCount) log.warn({}, 'jobs of a worker that died are free again');
			beatIn(Math.min(beatMs, graceMs));
		} catch (error) {
			log.warn({ err: error }, 'the jobs could not be looked after');
			if (client) lose(client);
			else beatIn(retryMs);
		}
	}

	return {
		hold(workerId) {
			held.add(workerId);
			beatIn(0);
		},
		release(workerId) {
			held.delete(workerId);
			if (!taken.delete(workerId)) return;
			client
				?.query('select pg_advisory_unlock($1, hashtext($2))', [LOCK_CLASS, workerId])
				.catch(() => undefined);
		},
		async close() {
			closed = true;
			clearTimeout(timer);
			await beating;
			await client?.end().catch(() => undefined);
		},
	};
}
