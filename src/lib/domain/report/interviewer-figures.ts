import type { RaterReport } from '#lib/domain/recommendation/model/calibration-report.ts';
import { intervalOf } from '#lib/domain/recommendation/model/interval.ts';
import { benjaminiHochberg } from '#lib/domain/statistics/benjamini-hochberg.ts';
import { chiSquareUpperTail } from '#lib/domain/statistics/distributions.ts';
import type { PanelComponent } from '#lib/domain/statistics/components.ts';

/** Scorecards from which figures are shown, and from which something is pointed out. */
export const leastCards = { shown: 5, flagged: 8 };
/** In a smaller pool a difference to colleagues would tell what one of them gave. */
export const leastInPool = 3;
const leastReliability = 0.3;
const halo = { ratio: 0.5, falseDiscoveryRate: 0.05 };
const surprising = 0.05;

export type InterviewerFigures =
	| { kind: 'too_few_cards'; cards: number; missing: number }
	| { kind: 'small_pool'; cards: number; interviewers: number }
	| {
			kind: 'shown';
			cards: number;
			ratings: number;
			/** Enough scorecards that something may be pointed out; else how many are missing. */
			missingForFlags: number;
			severity: SeverityFigure;
			/** Mean square of standardised residuals, 1 expected; `more` where chance alone would rarely give as much. */
			outfit: { value: number; more: boolean } | null;
			/** Spread within scorecards relative to the others'; `q` is null below the cards for flags. */
			halo: { ratio: number; q: number | null; flagged: boolean } | null;
			/** Scorecards of three dimensions or more at one level. */
			straight: number;
	  };

export type SeverityFigure =
	| { kind: 'unsaid' }
	| { kind: 'unknown'; reliability: number }
	| {
			kind: 'known';
			/** In points; positive is lenient. With its 90 % interval. */
			severity: number;
			interval: [number, number];
			reliability: number;
			flag: 'severe' | 'lenient' | null;
	  };

/**
 * What each interviewer's page may say. Halo is tested among those with enough scorecards for a flag. `pools` are the
 * connected components of the same ratings; `told` whether the policy lets severity be told at all.
 */
export function interviewerFigures(
	reports: readonly RaterReport[],
	pools: readonly PanelComponent[],
	told: { severity: boolean },
): Map<string, InterviewerFigures> {
	const poolOf = new Map(
		pools.flatMap(({ interviewers }) => interviewers.map((id) => [id, interviewers.length] as const)),
	);
	const qValues = benjaminiHochberg(
		reports.map((report) => (report.cards >= leastCards.flagged ? (report.halo?.p ?? null) : null)),
	);
	return new Map(
		reports.map((report, i) => [
			report.raterId,
			figuresOf(report, poolOf.get(report.raterId) ?? 0, qValues[i] ?? null, told),
		]),
	);
}

function figuresOf(
	report: RaterReport,
	pool: number,
	q: number | null,
	told: { severity: boolean },
): InterviewerFigures {
	const { cards, ratings } = report;
	if (cards < leastCards.shown) return { kind: 'too_few_cards', cards, missing: leastCards.shown - cards };
	if (pool < leastInPool) return { kind: 'small_pool', cards, interviewers: pool };
	const mayFlag = cards >= leastCards.flagged;
	return {
		kind: 'shown',
		cards,
		ratings,
		missingForFlags: Math.max(0, leastCards.flagged - cards),
		severity: told.severity ? severityOf(report, mayFlag) : { kind: 'unsaid' },
		outfit: report.outfit === null ? null : outfitOf(report.outfit, cards, mayFlag),
		halo: report.halo && {
			ratio: report.halo.ratio,
			q,
			flagged: q !== null && q < halo.falseDiscoveryRate && report.halo.ratio < halo.ratio,
		},
		straight: Math.round(report.straightLining * cards),
	};
}

function severityOf({ severity, se, reliability, flag }: RaterReport, mayFlag: boolean): SeverityFigure {
	if (reliability < leastReliability) return { kind: 'unknown', reliability };
	return {
		kind: 'known',
		severity,
		interval: intervalOf({ score: severity, se }),
		reliability,
		flag: mayFlag ? flag : null,
	};
}

/** The sum of squared residuals of that many scorecards is about a chi-square. */
function outfitOf(value: number, cards: number, mayFlag: boolean): { value: number; more: boolean } {
	return { value, more: mayFlag && chiSquareUpperTail(value * cards, cards) < surprising };
}
