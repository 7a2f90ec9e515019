import type pg from 'pg';
import { figuresOf, type Figures, type Run, runTasks } from './blocks.ts';
import type { Case } from './cases.ts';
import { BenchFailure } from './failure.ts';
import type { HttpClient } from './http-client.ts';
import type { Recorder, Statement } from './recorder.ts';
import { explain, replay, statementsFor } from './replay.ts';

export const CONCURRENCY = 8;

/** Requests of each block, for the app and again for the floor; `warmUp` of them come first and are not counted. */
export type Plan = { blocks: number; size: number; warmUp: number };

export type Measured = {
	name: string;
	statements: number;
	app: Figures;
	floor: Figures;
	/** The query that the floor spends most time in, with its mean and that of all together, in milliseconds. */
	slowest: { text: string; mean: number; ofAll: number; plan: string[] };
};

export type Means = { http: HttpClient; recorder: Recorder; pool: pg.Pool };

/** Blocks of the app and of the floor in turn, so that a noisy moment of the machine meets both. */
export async function measure(
	{ http, recorder, pool }: Means,
	one: Case,
	plan: Plan,
	wantsPlan: boolean,
): Promise<Measured> {
	const app: Run[] = [];
	const floor: Run[] = [];
	let times: number[] = [];
	let sample: Statement[] = [];
	for (let round = 0; round <= plan.blocks; round++) {
		const isWarmUp = round === 0;
		const block = await one.block(round + 1, isWarmUp ? plan.warmUp : plan.size);
		const { answer, ...recorded } = await recorder.record(block.recorded.ask);
		block.recorded.check(answer);
		if (!isWarmUp && recorded.statements.length !== sample.length) {
			throw new BenchFailure(`${one.name} does not always send the same number of statements.`);
		}
		sample = recorded.statements;
		const about = { ...recorded, subject: block.recorded.subject };
		const replays = block.floor.map(({ subject }) => statementsFor(about, subject));

		const asked = block.app.map(
			({ ask, check }) =>
				async () =>
					check(await http.send(ask)),
		);
		const sent = replays.map((statements) => () => replay(pool, statements, times));
		const runApp = () => runTasks(asked, CONCURRENCY);
		const runFloor = () => runTasks(sent, CONCURRENCY);
		const runs = round % 2 === 0 ? [runApp, runFloor] : [runFloor, runApp];
		for (const run of runs) {
			const result = await run();
			if (!isWarmUp) (run === runApp ? app : floor).push(result);
		}
		await block.settle();
		if (isWarmUp) times = [];
	}
	const slowest = slowestOf(sample, times, plan.blocks * plan.size);
	return {
		name: one.name,
		statements: sample.length,
		app: figuresOf(app),
		floor: figuresOf(floor),
		slowest: { ...slowest, plan: wantsPlan ? await explain(pool, sample, slowest.place) : [] },
	};
}

/** `times` are sums over so many requests. */
function slowestOf(statements: readonly Statement[], times: readonly number[], requests: number) {
	const ofQueries = times.map((time, place) => (isQuery(statements[place]) ? time : 0));
	const place = ofQueries.indexOf(Math.max(...ofQueries));
	return {
		place,
		text: statements[place]?.text ?? '',
		mean: (times[place] ?? 0) / requests,
		ofAll: times.reduce((sum, time) => sum + time, 0) / requests,
	};
}

function isQuery(statement: Statement | undefined): boolean {
	return /^\s*(select|insert|update|delete|with)\s/i.test(statement?.text ?? '');
}
