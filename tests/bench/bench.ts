// `npm run bench`: what the app costs beside the database that it stands on. docs/benchmarks.md says how to read it.
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { createDatabase } from '#lib/server/db/database.ts';
import { startEmbedded } from '#lib/server/db/embedded.ts';
import { layoutOf } from '#lib/server/db/embedded/layout.ts';
import { migrateToLatest } from '#lib/server/db/migrate.ts';
import { createLogger } from '#lib/server/log.ts';
import { startServer } from '../support/server.ts';
import { BenchFailure } from './failure.ts';
import { createHttpClient } from './http-client.ts';
import { asMaintenance } from './mass.ts';
import { CONCURRENCY, measure, type Measured, type Means, type Plan } from './measure.ts';
import { type Cases, prepare } from './prepare.ts';
import { createRecorder } from './recorder.ts';
import { slowestOf, tableOf } from './report.ts';

type Options = { sizes: number[]; plan: Plan; submitPlan: Plan; explain: boolean };

// Each block of submissions seats one more interviewer: all of them, also the one to warm up, are about the same applications.
const full = {
	sizes: [200, 20_000],
	plan: { blocks: 5, size: 80, warmUp: 40 },
	submitPlan: { blocks: 4, size: 75, warmUp: 75 },
};
const small = {
	sizes: [200],
	plan: { blocks: 3, size: 40, warmUp: 20 },
	submitPlan: { blocks: 3, size: 40, warmUp: 40 },
};

/** How to end what was started; taken from the back. */
const endings: (() => unknown)[] = [];

/** Ends it later even when the wait for its start is cut short. */
async function started<T>(starting: Promise<T>, ending: (it: T) => unknown): Promise<T> {
	endings.push(async () => ending(await starting));
	return starting;
}

async function endAll(): Promise<void> {
	for (let ending = endings.pop(); ending; ending = endings.pop()) {
		try {
			await ending();
		} catch {
			// What did not start needs no end.
		}
	}
}

async function bench(options: Options): Promise<void> {
	const folder = await mkdtemp(path.join(tmpdir(), 'touchstone-bench-'));
	const dataDir = path.join(folder, 'postgres');
	for (const made of [folder, layoutOf(dataDir).sockets]) {
		endings.push(() => rm(made, { recursive: true, force: true }));
	}
	const log = createLogger('silent');
	const database = await started(startEmbedded({ dataDir, log }), (it) => it.stop());
	const pool = new pg.Pool({ ...database.connection, max: CONCURRENCY });
	const client = new pg.Client(database.connection);
	const db = createDatabase(pool);
	await migrateToLatest(db);
	await client.connect();
	await asMaintenance(client);

	const env = { TOUCHSTONE_DATA: folder, DATABASE_URL: '', LOG_LEVEL: 'info' };
	const server = await started(startServer(env), (it) => it.stop());
	const recorder = await createRecorder(database.connection);
	const means = { http: createHttpClient(server.url, CONCURRENCY), recorder, pool };

	const { rows } = await pool.query<{ version: string }>(
		`select current_setting('server_version') as version`,
	);
	console.log(
		`Node ${process.versions.node}, Postgres ${rows[0]?.version ?? ''}, ${String(availableParallelism())} cores, ` +
			`${String(CONCURRENCY)} requests at a time`,
	);
	for (const count of options.sizes) {
		console.log(`\n${count.toLocaleString('en')} applications in one job`);
		const measured = await measureAll(means, await prepare(db, client, count), options);
		console.log(`\n${tableOf(measured)}\n\nWhere the floor of each spends most:\n${slowestOf(measured)}`);
	}
}

/** Submitting changes the applications that the others are about, so it comes last. */
async function measureAll(
	means: Means,
	{ save, submit, job, debrief }: Cases,
	{ plan, submitPlan, explain }: Options,
): Promise<Measured[]> {
	const saved = await measure(means, save, plan, explain);
	const listed = await measure(means, job, plan, explain);
	const debriefed = await measure(means, debrief, plan, explain);
	return [saved, await measure(means, submit, submitPlan, explain), listed, debriefed];
}

function readOptions(): Options {
	const { values } = parseArgs({ options: { small: { type: 'boolean' }, explain: { type: 'boolean' } } });
	return { ...(values.small ? small : full), explain: values.explain ?? false };
}

async function main(): Promise<number> {
	const interrupted = new Promise<number>((settle) => {
		for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => settle(130));
	});
	// The first ends the bench; what fails because the database then stops under it changes nothing.
	const broken = new Promise<never>((_settle, reject) => process.on('uncaughtException', reject));
	try {
		const finished = bench(readOptions()).then(() => 0);
		return await Promise.race([finished, interrupted, broken]);
	} catch (error) {
		if (error instanceof BenchFailure || isWrongOption(error)) console.error(error.message);
		else console.error(error);
		return 1;
	} finally {
		await endAll();
	}
}

function isWrongOption(error: unknown): error is Error {
	return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}

process.exit(await main());
