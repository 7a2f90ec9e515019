export type Task = () => Promise<void>;

/** What a run of requests took. Times in milliseconds. */
export type Run = { requests: number; elapsed: number; latencies: number[] };

export type Figures = {
	/** Requests a second: the median of the blocks. */
	rate: number;
	/** Milliseconds, over all requests. */
	median: number;
	p99: number;
};

/** Does all tasks, so many at a time. The first that fails ends the run. */
export async function runTasks(tasks: readonly Task[], concurrency: number): Promise<Run> {
	const latencies: number[] = [];
	const queue = tasks.values();
	const work = async (): Promise<void> => {
		for (const task of queue) {
			const began = performance.now();
			await task();
			latencies.push(performance.now() - began);
		}
	};
	const began = performance.now();
	await Promise.all(Array.from({ length: concurrency }, work));
	return { requests: tasks.length, elapsed: performance.now() - began, latencies };
}

export function figuresOf(runs: readonly Run[]): Figures {
	const latencies = runs.flatMap((run) => run.latencies);
	return {
		rate: percentile(
			runs.map(({ requests, elapsed }) => (requests * 1000) / elapsed),
			50,
		),
		median: percentile(latencies, 50),
		p99: percentile(latencies, 99),
	};
}

/** The smallest value that at least so many percent of them do not exceed; of an even number's middle two, their mean. */
export function percentile(values: readonly number[], percent: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	const place = (sorted.length * percent) / 100;
	const at = (index: number) => sorted[Math.min(Math.max(index, 0), sorted.length - 1)] ?? Number.NaN;
	if (percent === 50 && Number.isInteger(place)) return (at(place - 1) + at(place)) / 2;
	return at(Math.ceil(place) - 1);
}
