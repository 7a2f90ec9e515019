import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { defaultPolicy, type SeverityPolicy } from '#lib/domain/policy/policy.ts';
import {
	type Calibration,
	calibrationKey,
	prepareCalibration,
} from '#lib/domain/recommendation/calibration.ts';
import type { ModelRecommendation } from '#lib/domain/recommendation/model-recommendation.ts';
import { names, panel, scorecard } from '#lib/domain/recommendation/panel.fixture.ts';
import type { PanelInput } from '#lib/domain/recommendation/panel.ts';
import { recommend } from '#lib/domain/recommendation/recommend.ts';
import type { Recommendation } from '#lib/domain/recommendation/recommendation.ts';
import { PanelFile } from '../../src/cli/panel-file/panel-file.ts';
import { readReference } from '../reference/read-reference.ts';

/** Runs one of the scripts of `docs/` on an exported recommendation. */
export function useScript(name: string) {
	const script = path.join(import.meta.dirname, '../../docs', name);
	let folder: string;
	beforeAll(() => {
		folder = mkdtempSync(path.join(tmpdir(), 'recompute-'));
	});
	afterAll(() => {
		rmSync(folder, { recursive: true });
	});

	function recompute(exported: unknown): { code: number | null; printed: string } {
		const file = path.join(folder, 'trace.json');
		writeFileSync(file, JSON.stringify(exported));
		const { status, stdout, stderr } = spawnSync(process.execPath, [script, file], { encoding: 'utf8' });
		return { code: status, printed: stdout + stderr };
	}

	function expectRecomputed(result: ModelRecommendation): void {
		const { code, printed } = recompute(exportOf(result));
		expect(printed.split('\n').filter((line) => line.startsWith('DIFFERS'))).toEqual([]);
		expect(printed).toMatch(/^\d+ figures equal, 0 differ$/m);
		expect(code).toBe(0);
	}

	return { script, recompute, expectRecomputed };
}

/** As the debrief's page exports it. */
export function exportOf(result: Recommendation): object {
	return {
		recommendationId: 'r1',
		basis: 'independent',
		names: { dimensions: Object.fromEntries(names) },
		result,
	};
}

export function modelled(input: PanelInput, calibration: Calibration | null = null): ModelRecommendation {
	const result = recommend(input, calibration);
	if (result.engine !== 'm3/1') throw new Error('Another engine is the current one.');
	return result;
}

/** One candidate of a reference panel, scored with a snapshot of the whole panel. */
export function fromReference(
	name: string,
	candidateId: string,
	severity: SeverityPolicy,
): ModelRecommendation {
	const file = readReference(name, PanelFile);
	const rated = file.ratings.flatMap(({ score, ...rating }) =>
		score === null ? [] : [{ ...rating, score }],
	);
	const calibration = prepareCalibration({
		id: 'snapshot-1',
		dataHash: 'snapshot-hash',
		variance: file.variance,
		meanPrior: file.mu_prior,
		ratings: rated.map(({ cand, rater, dim, score }) => ({
			candidateId: cand,
			raterId: rater,
			dimensionId: calibrationKey('role-1', dim),
			level: score,
		})),
	});
	const own = Map.groupBy(
		rated.filter(({ cand }) => cand === candidateId),
		({ rater }) => rater,
	);
	const input = panel({
		applicationId: candidateId,
		calibration: { snapshotId: 'snapshot-1', dataHash: 'snapshot-hash' },
		dimensions: file.dims.map(({ id, weight, critical, floor }) => ({
			id,
			name: id,
			weight,
			critical: critical ?? false,
			floor: floor ?? null,
		})),
		scorecards: [...own].map(([rater, cards], index) =>
			scorecard(`c${index}`, rater, Object.fromEntries(cards.map(({ dim, score }) => [dim, score]))),
		),
		policy: { ...defaultPolicy, severity },
	});
	return modelled(input, calibration);
}
