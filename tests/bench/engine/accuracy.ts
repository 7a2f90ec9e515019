import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { agreementWithTruth, meanOf } from '#lib/domain/recommendation/benchmark/agreement.ts';
import { bandLadder, bandOf, probabilityAbove } from '#lib/domain/recommendation/model/bands.ts';
import type { Estimate } from '#lib/domain/recommendation/model/score.ts';
import { defaultThresholds } from '#lib/domain/recommendation/model/thresholds.ts';
import { BenchmarkFile, estimateReplicate } from '../../../src/cli/check-reference/benchmark.ts';

const FOLDER = path.join(import.meta.dirname, '../../reference');

type Judged = Estimate & { truth: number; bar: number };

/** Two tables: how the engine agrees with the truth of simulated panels, and how often its bands are right. */
export function accuracyTables(): string[] {
	const judged: Judged[] = [];
	const lines = [
		'panels                          tau-a          error, points    90 % interval holds   right side of the bar',
	];
	for (const name of readdirSync(FOLDER).filter((each) => each.startsWith('bench_'))) {
		const file = BenchmarkFile.parse(JSON.parse(readFileSync(path.join(FOLDER, name), 'utf8')));
		const agreements = file.replicates.map((replicate) => {
			const estimates = estimateReplicate(file, replicate);
			if (replicate.n_dim > 1)
				estimates.forEach((estimate, i) =>
					judged.push({ ...estimate, truth: replicate.truth[i]!, bar: file.bar }),
				);
			return agreementWithTruth(estimates, replicate.truth, file.bar);
		});
		const mean = meanOf(agreements);
		const reference = file.metrics.reference_engine;
		const beside = (own: number, theirs: number, digits: number) =>
			`${own.toFixed(digits)} (${theirs.toFixed(digits)})`.padEnd(17);
		lines.push(
			`${name.replace('.json', '').padEnd(30)}  ${beside(mean.tau, reference.tau_a, 3)}${beside(mean.rmse, reference.rmse, 3)}${beside(mean.coverage, reference.cover90, 3)}     ${(mean.rightSide * 100).toFixed(1)} %`,
		);
	}
	return [
		...lines,
		'In brackets: the reference implementation on the same panels.',
		'',
		...bandTable(judged),
	];
}

function bandTable(judged: readonly Judged[]): string[] {
	const rows = bandLadder.toReversed().map((band) => {
		const own = judged.filter((one) => bandOf(one, { ...defaultThresholds, bar: one.bar }) === band);
		const right = own.filter(({ truth, bar }) => truth >= bar).length;
		const mean = own.reduce((sum, one) => sum + probabilityAbove(one, one.bar), 0);
		const share = (count: number) => (own.length === 0 ? '–' : (count / own.length).toFixed(3));
		return `${band.padEnd(16)}  ${(own.length / judged.length).toFixed(3)}      ${share(right).padEnd(15)}  ${share(mean)}`;
	});
	return ['band              share      truly at bar     P(at bar), mean', ...rows];
}
