import { type Dependability, dependabilityOf } from '#lib/domain/statistics/one-facet.ts';
import { isMeasure } from '#lib/domain/statistics/measure.ts';

export interface TwoFacetObservation {
	person: string;
	item: string;
	occasion: string;
	score: number;
}

/** One value for each effect of persons × items × occasions. */
export interface TwoFacetEffects {
	p: number;
	i: number;
	o: number;
	pi: number;
	po: number;
	io: number;
	pio: number;
}

export interface TwoFacetStudy {
	meanSquares: TwoFacetEffects;
	/** Estimates as they come; they may be negative. */
	variance: TwoFacetEffects;
}

type Facet = 'person' | 'item' | 'occasion';

function cell(observation: TwoFacetObservation, facets: readonly Facet[]): string {
	return JSON.stringify(facets.map((facet) => observation[facet]));
}

function cellMeans(observations: readonly TwoFacetObservation[], facets: readonly Facet[]) {
	const sums = new Map<string, { sum: number; n: number }>();
	for (const observation of observations) {
		const key = cell(observation, facets);
		const entry = sums.get(key) ?? { sum: 0, n: 0 };
		sums.set(key, { sum: entry.sum + observation.score, n: entry.n + 1 });
	}
	return new Map([...sums].map(([key, { sum, n }]) => [key, sum / n]));
}

function varianceOf(ms: TwoFacetEffects, persons: number, items: number, occasions: number): TwoFacetEffects {
	return {
		p: (ms.p - ms.pi - ms.po + ms.pio) / (items * occasions),
		i: (ms.i - ms.pi - ms.io + ms.pio) / (persons * occasions),
		o: (ms.o - ms.po - ms.io + ms.pio) / (persons * items),
		pi: (ms.pi - ms.pio) / occasions,
		po: (ms.po - ms.pio) / items,
		io: (ms.io - ms.pio) / persons,
		pio: ms.pio,
	};
}

/**
 * G study of a fully crossed random design persons × items × occasions with one score in each cell, from its mean
 * squares (Cronbach et al. 1972; Brennan 2001). Null where a facet has fewer than two levels, or a cell is empty or
 * filled twice. Throws RangeError for a score beyond ±1e100.
 */
export function twoFacetStudy(observations: readonly TwoFacetObservation[]): TwoFacetStudy | null {
	if (observations.some(({ score }) => !isMeasure(score))) {
		throw new RangeError('twoFacetStudy: a score is not finite or too large');
	}
	const levels = (facet: Facet): number => new Set(observations.map((each) => each[facet])).size;
	const [persons, items, occasions] = [levels('person'), levels('item'), levels('occasion')];
	const cells = persons * items * occasions;
	const full = cellMeans(observations, ['person', 'item', 'occasion']);
	if (Math.min(persons, items, occasions) < 2 || full.size !== cells || observations.length !== cells) {
		return null;
	}
	const grand = cellMeans(observations, []);
	const p = cellMeans(observations, ['person']);
	const i = cellMeans(observations, ['item']);
	const o = cellMeans(observations, ['occasion']);
	const pi = cellMeans(observations, ['person', 'item']);
	const po = cellMeans(observations, ['person', 'occasion']);
	const io = cellMeans(observations, ['item', 'occasion']);
	const squares: TwoFacetEffects = { p: 0, i: 0, o: 0, pi: 0, po: 0, io: 0, pio: 0 };
	for (const each of observations) {
		const at = (means: Map<string, number>, ...facets: Facet[]) => means.get(cell(each, facets)) ?? 0;
		const overall = at(grand);
		const effectP = at(p, 'person') - overall;
		const effectI = at(i, 'item') - overall;
		const effectO = at(o, 'occasion') - overall;
		const effectPi = at(pi, 'person', 'item') - overall - effectP - effectI;
		const effectPo = at(po, 'person', 'occasion') - overall - effectP - effectO;
		const effectIo = at(io, 'item', 'occasion') - overall - effectI - effectO;
		const rest = each.score - overall - effectP - effectI - effectO - effectPi - effectPo - effectIo;
		squares.p += effectP ** 2;
		squares.i += effectI ** 2;
		squares.o += effectO ** 2;
		squares.pi += effectPi ** 2;
		squares.po += effectPo ** 2;
		squares.io += effectIo ** 2;
		squares.pio += rest ** 2;
	}
	const [dfP, dfI, dfO] = [persons - 1, items - 1, occasions - 1];
	const meanSquares: TwoFacetEffects = {
		p: squares.p / dfP,
		i: squares.i / dfI,
		o: squares.o / dfO,
		pi: squares.pi / (dfP * dfI),
		po: squares.po / (dfP * dfO),
		io: squares.io / (dfI * dfO),
		pio: squares.pio / (dfP * dfI * dfO),
	};
	return { meanSquares, variance: varianceOf(meanSquares, persons, items, occasions) };
}

/**
 * D study of the two-facet design with the mean over `items` items and `occasions` occasions, each 1 or more
 * (Brennan 2001). Negative estimates count as nought.
 */
export function twoFacetDependability(
	variance: TwoFacetEffects,
	items: number,
	occasions: number,
): Dependability {
	if (!(items >= 1 && occasions >= 1)) {
		throw new RangeError(`twoFacetDependability: ${items} items, ${occasions} occasions`);
	}
	const positive = (effect: keyof TwoFacetEffects): number => Math.max(0, variance[effect]);
	const both = items * occasions;
	const relative = positive('pi') / items + positive('po') / occasions + positive('pio') / both;
	const absolute = relative + positive('i') / items + positive('o') / occasions + positive('io') / both;
	return dependabilityOf(positive('p'), relative, absolute);
}
