import { setTimeout as sleep } from 'node:timers/promises';
import { ConfigError, readConfig, type Config } from '#lib/server/config.ts';
import { createContext, provideContext } from '#lib/server/context.ts';
import { EmbeddedError } from '#lib/server/db/embedded/embedded-error.ts';
import { migrateToLatest } from '#lib/server/db/migrate.ts';
import type { JobWorker } from '#lib/server/jobs/worker.ts';
import { createLogger, type Logger } from '#lib/server/log.ts';
import { loadApp } from './server/load-app.ts';
import { drain, listen, ListenError } from './server/listen.ts';
import { openDatabase } from '#lib/server/open-database.ts';
import { runJobs } from '#lib/server/run-jobs.ts';
import { createReadiness, pendingIn } from './server/readiness.ts';
import { createRequestHandler } from './server/request-handler.ts';
import { createStopSignal } from './server/stop-signal.ts';

const finishWithinMs = 10_000;

async function serve(config: Config, log: Logger): Promise<void> {
	const stop = createStopSignal();
	process.on('uncaughtException', (error) => {
		log.fatal({ err: error }, 'unexpected failure');
		process.exitCode = 1;
		stop.request('unexpected failure');
	});
	const database = await openDatabase(config, log);
	const context = createContext({ config, log, pool: database.pool });
	let jobs: JobWorker | undefined;
	try {
		const migrated = await migrateToLatest(context.db);
		if (migrated.length > 0) log.info({ migrations: migrated }, 'database migrated');
		provideContext(context);
		jobs = await runJobs(context, database);

		const app = await loadApp(config);
		const readiness = createReadiness(pendingIn(context.db), () => stop.requested);
		const handler = createRequestHandler({ config, log, readiness, app });
		if (stop.requested) return;
		const { servers, port } = await listen(config.hosts, config.port, handler);
		console.log(`Touchstone is ready at ${addressOf(config, port)}`);
		log.info({ port, hosts: config.hosts }, 'serving');

		const reason = await stop.first;
		log.info({ reason }, 'stopping: running requests may finish');
		await Promise.all([drain(servers, finishWithinMs, stop.second), jobs.stop()]);
	} finally {
		await jobs?.stop();
		await Promise.race([context.close(), sleep(finishWithinMs)]);
		await database.close();
		log.info({}, 'stopped');
	}
}

function addressOf(config: Config, port: number): string {
	if (config.origin !== undefined) return config.origin;
	const [host = 'localhost'] = config.hosts;
	const reachable = ['127.0.0.1', '0.0.0.0', '::', '::1'].includes(host) ? 'localhost' : host;
	return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`;
}

function isForThePerson(error: unknown): error is Error {
	return error instanceof ConfigError || error instanceof EmbeddedError || error instanceof ListenError;
}

async function main(): Promise<number> {
	let log: Logger | undefined;
	try {
		const config = readConfig(process.env);
		log = createLogger(config.logLevel);
		await serve(config, log);
		return Number(process.exitCode ?? 0);
	} catch (error) {
		if (isForThePerson(error)) console.error(error.message);
		else (log ?? createLogger('error')).fatal({ err: error }, 'Touchstone ended');
		return 1;
	}
}

process.exit(await main());
