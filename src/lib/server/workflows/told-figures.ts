import { orderOf } from '#lib/domain/recommendation/tie-groups.ts';

export type ToldFigures = {
	/** Points of the 1 to 5 scale. */
	score: (score: number) => number;
	interval: (interval: readonly [number, number]) => [number, number];
	/** 0 to 1; one that misses a limit is not rounded up to it. */
	share: (share: number) => number;
	/** 0 to 1; one that tells two apart still does, and no other. */
	chance: (probability: number) => number;
};

/**
 * From enough exact figures the weights could be solved for: who may not see those gets no more digits than the pages
 * show.
 */
export function toldFigures(seesWeights: boolean): ToldFigures {
	return seesWeights ? exact : rounded;
}

const exact: ToldFigures = {
	score: (score) => score,
	interval: ([low, high]) => [low, high],
	share: (share) => share,
	chance: (probability) => probability,
};

const rounded: ToldFigures = {
	score: tenths,
	interval: ([low, high]) => [tenths(low), tenths(high)],
	share: (share) => Math.floor(share * 100 + 1e-9) / 100,
	chance: (probability) => {
		const hundredths = Math.round(probability * 100) / 100;
		const isOpen = orderOf(probability) === 'not_told_apart';
		return isOpen ? Math.min(0.79, Math.max(0.21, hundredths)) : hundredths;
	},
};

function tenths(figure: number): number {
	return Math.round(figure * 10) / 10;
}
