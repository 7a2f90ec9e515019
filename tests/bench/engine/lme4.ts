import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { CalibrationRating } from '#lib/domain/recommendation/model/ratings.ts';

export type Lme4Fit = { seconds: number; criterion: number };

/** Whether R with lme4 can be run here (on Debian: r-base-core and r-cran-lme4). */
export function hasLme4(): boolean {
	const { status } = spawnSync('Rscript', ['-e', 'library(lme4)'], { stdio: 'ignore' });
	return status === 0;
}

/** Time of lme4's fit alone, without starting R and reading the file; null where it took longer than the limit. */
export function fitByLme4(ratings: readonly CalibrationRating[], limitSeconds: number): Lme4Fit | null {
	const folder = mkdtempSync(path.join(tmpdir(), 'touchstone-lme4-'));
	try {
		const file = path.join(folder, 'ratings.csv');
		const rows = ratings.map(
			({ candidateId, raterId, dimensionId, level }) => `${candidateId},${raterId},${dimensionId},${level}`,
		);
		writeFileSync(file, ['cand,rater,dim,level', ...rows].join('\n'));
		const { status, stdout } = spawnSync('Rscript', [path.join(import.meta.dirname, 'lme4.R'), file], {
			encoding: 'utf8',
			timeout: limitSeconds * 1000,
		});
		if (status !== 0) return null;
		const [seconds, criterion] = stdout.trim().split(' ').map(Number);
		return { seconds: seconds!, criterion: criterion! };
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}
