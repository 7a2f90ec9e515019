import type { DimensionCoverage } from '#lib/domain/plan/coverage.ts';

type Words = {
	word: string;
	kind: 'danger' | 'warn' | 'ok' | 'neutral';
	icon: 'stop' | 'warning' | 'check' | 'info';
};

/** How a line of the coverage table ends. */
export function coverageWords({ verdict, raters }: Pick<DimensionCoverage, 'verdict' | 'raters'>): Words {
	switch (verdict) {
		case 'gap':
			return { word: 'Nobody rates it', kind: 'danger', icon: 'stop' };
		case 'single':
			return { word: 'One rater only', kind: 'warn', icon: 'warning' };
		case 'covered':
			return { word: 'Two raters', kind: 'ok', icon: 'check' };
		case 'triple':
			return { word: `${String(raters)} raters, more than needed`, kind: 'neutral', icon: 'info' };
	}
}
