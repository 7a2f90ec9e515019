import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { agreementWithTruth, meanOf } from '#lib/domain/recommendation/benchmark/agreement.ts';
import { BenchmarkFile, estimateReplicate } from '../src/cli/check-reference/benchmark.ts';

const FOLDER = path.join(import.meta.dirname, 'reference');
const panels = readdirSync(FOLDER)
	.filter((name) => name.startsWith('bench_panel_'))
	.map((name) => ({
		name,
		file: BenchmarkFile.parse(JSON.parse(readFileSync(path.join(FOLDER, name), 'utf8'))),
	}));
const agreements = new Map(
	panels.map(({ name, file }) => [
		name,
		file.replicates.map((replicate) =>
			agreementWithTruth(estimateReplicate(file, replicate), replicate.truth, file.bar),
		),
	]),
);

describe('on simulated panels, whose truth is known', () => {
	test('of those who are called surely at the bar, 87 % or more are', () => {
		const { sure } = meanOf([...agreements.values()].flat());
		expect(sure.candidates).toBeGreaterThan(200);
		expect(sure.right / sure.candidates).toBeGreaterThanOrEqual(0.87);
	});

	test.each(panels)('the 90 % interval holds the truth for 84 % or more: $name', ({ name }) => {
		expect(meanOf(agreements.get(name)!).coverage).toBeGreaterThanOrEqual(0.84);
	});
});
