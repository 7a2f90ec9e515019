import type { Outcome } from '#lib/domain/decision/outcome.ts';
import type { ModelTrace } from '#lib/domain/recommendation/model-recommendation.ts';
import type { Exclusion } from '#lib/domain/recommendation/panel.ts';
import type { Band, EngineVersion, RecommendationStatus } from '#lib/domain/recommendation/verdict.ts';
import type { Trace } from '#lib/domain/recommendation/weighted-mean-recommendation.ts';
import type { Spread } from '#lib/domain/recommendation/words-disagreement.ts';
import type { NoticeWords } from '#lib/domain/recommendation/words-model.ts';
import type { OverallWord } from '#lib/domain/scorecard/content.ts';

/** What the parts of the debrief page are given. Times are ISO strings, figures exact. */
export interface Gate {
	name: string;
	/** Null where nothing was rated that could pass. */
	passed: boolean | null;
	sentences: string[];
}

export interface RecommendationFigures {
	id: string;
	engine: EngineVersion;
	computedAt: string;
	status: RecommendationStatus;
	band: Band | null;
	words: string;
	reasons: string[];
	score: number | null;
	/** Holds the score with a probability of 90 %; null where the engine cannot tell, or nothing was rated. */
	interval: [number, number] | null;
	raw: number | null;
	bar: number;
	coverage: number;
	raters: number;
	isProvisional: boolean;
	gates: Gate[];
}

/** A score as a picture and a row of a table show it. */
interface Estimated {
	score: number;
	interval: [number, number];
}

/** One change and what it would make of the score; `words` is the band by the bars alone. */
export interface Variant extends Estimated {
	key: string;
	what: string;
	words: string;
	/** Another recommendation, not only another number. */
	turns: boolean;
}

export interface DimensionFigures {
	dimensionId: string;
	name: string;
	isCritical: boolean;
	/** Share of the whole, 0 to 1; null for who may not see weights. */
	weight: number | null;
	/** Points by which its ratings moved the score; null for who may not see weights. */
	contribution: number | null;
	/** Null where it has no weight. */
	estimate: Estimated | null;
	mean: number | null;
	raters: number;
	/** How near the raters are to each other, and how probable that is by chance. */
	agreement: string;
}

export interface RaterContributionFigures {
	raterId: string;
	raterName: string;
	sum: number;
	rows: { sentence: string; title: string; contribution: number; isHeld: boolean }[];
}

export interface SeverityFigures {
	sentence: string;
	explanation: string[];
	shares: { raterName: string; share: number }[] | null;
}

/** What `m3/1` tells beside the verdict. Who may not see weights gets figures rounded as the page shows them. */
export interface ModelFigures {
	barSentence: string;
	/** How the band follows from that probability. */
	bandRule: string[];
	/** The short answer to whether it would change; null where gates or flags leave no band to change. */
	change: string | null;
	bounds: [number, number];
	severity: SeverityFigures | null;
	/** Null for who may not see weights, since those could be told from it. */
	contributions: { start: number; score: number; raters: RaterContributionFigures[] } | null;
	dimensions: DimensionFigures[];
	whatIf: {
		asItIs: Variant | null;
		weights: string[];
		withoutRater: Variant[];
		unassessed: Variant[];
		withoutDimension: { name: string; score: number }[];
	};
	notices: NoticeWords[];
}

export interface AgendaEntry {
	key: string;
	sentence: string;
	/** It could turn the recommendation. */
	turns: boolean;
	given: { raterName: string; mean: number }[];
	/** The scorecards behind it that others wrote. */
	othersScorecardIds: string[];
	/** Where their notes stand. */
	place: { by: 'rater' | 'dimension'; anchor: string } | null;
}

type NotCounted = Exclude<Exclusion, 'waived'>;

export interface GridColumn {
	scorecardId: string;
	raterName: string;
	title: string;
	stageName: string;
	isGrading: boolean;
	excluded: NotCounted | null;
	/** Submitted after the debrief was opened. */
	isLater: boolean;
	overall: OverallWord | null;
}

interface Answer {
	level: number | null;
	notAssessed: string | null;
}

export interface GridCell extends Answer {
	revisedTo: Answer | null;
	hasNote: boolean;
}

export interface GridRow {
	dimensionId: string;
	name: string;
	isCritical: boolean;
	/** Share of the whole, 0 to 1; null for who may not see weights. */
	weight: number | null;
	mean: number | null;
	spread: Spread | null;
	cells: GridCell[];
}

export interface ScorecardNotes {
	scorecardId: string;
	raterName: string;
	title: string;
	stageName: string;
	isGrading: boolean;
	isOwn: boolean;
	isOpened: boolean;
	excluded: NotCounted | null;
	overall: OverallWord | null;
	submittedAt: string | null;
	revision: { count: number; at: string | null; counts: boolean } | null;
	/** Null until the reader opens it. */
	written: {
		revisionReason: string;
		keyTakeaways: string;
		noteForNext: string;
		notes: {
			dimensionId: string;
			name: string;
			level: number | null;
			notAssessed: string | null;
			note: string;
		}[];
		signals: { kind: 'strong' | 'weak' | 'red_flag'; text: string }[];
	} | null;
}

export interface OwedScorecard {
	scorecardId: string;
	raterName: string;
	title: string;
	stageName: string;
	counts: boolean;
	isAwaited: boolean;
}

export interface RedFlagEntry {
	id: string;
	raterName: string;
	text: string;
	evidence: string;
	state: 'open' | 'confirmed' | 'dismissed';
	raisedAt: string;
	resolvedAt: string | null;
	resolverName: string | null;
	resolution: string | null;
	isOwn: boolean;
	mayResolve: boolean;
}

export interface DecisionEntry {
	number: number;
	outcome: Outcome;
	reasons: string[];
	reason: string;
	/** Null where the reader is not shown the recommendation yet. */
	departs: boolean | null;
	departureReason: string | null;
	deciderName: string;
	decidedAt: string;
	openedNotesOf: string[];
	unopenedNotesOf: string[];
	chosenToSeeFirst: boolean;
}

type Rated = { raterName: string; title: string };

interface WorkingOrigins {
	recommendationId: string;
	policyVersion: string;
	roleVersionId: string;
	dataHash: string;
	notAssessed: (Rated & { dimension: string })[];
	excluded: (Rated & { reason: Exclusion; ratings: { dimension: string; level: number }[] })[];
	pending: number;
}

export interface PlainWorkingFigures extends WorkingOrigins {
	engine: 'weighted-mean/1';
	thresholds: Trace['thresholds'];
	rawWeightSum: number;
	dimensions: {
		dimensionId: string;
		name: string;
		rawWeight: number;
		weight: number;
		raters: { raterName: string; mean: number }[];
		mean: number | null;
		weighted: number | null;
	}[];
	rows: (Rated & { dimension: string; level: number })[];
	coveredWeight: number;
	weightedSum: number;
	score: number | null;
}

export interface ModelWorkingFigures extends WorkingOrigins {
	engine: 'm3/1';
	thresholds: ModelTrace['thresholds'];
	snapshotId: string | null;
	mode: ModelTrace['mode'];
	variance: ModelTrace['variance'];
	meanPrior: ModelTrace['meanPrior'];
	dimensions: {
		dimensionId: string;
		name: string;
		rawWeight: number;
		weight: number;
		floor: number | null;
		expected: number | null;
	}[];
	/** Known of interviewers beforehand; only where the score has it taken off. */
	severities: { raterName: string; dimension: string | null; severity: number }[];
	start: number;
	rows: (Rated & {
		dimension: string;
		level: number;
		expected: number;
		weight: number;
		contribution: number;
	})[];
	unweighted: (Rated & { dimension: string; level: number })[];
	score: number;
	se: number;
	probability: { bar: number; strongBar: number; strongNoBar: number };
}

export type WorkingFigures = PlainWorkingFigures | ModelWorkingFigures;

/** What a refused form sends back. */
export interface Refused {
	refusal: { message: string; fields: { field: string; message: string }[] };
	values: { form: string; [name: string]: unknown };
}

/** The message at this field, if this form was refused there. */
export function errorAt(refused: Refused | null, field: string): string | undefined {
	return refused?.refusal.fields.find((error) => error.field === field)?.message;
}

/** What was typed into this field of the refused form. */
export function typed(refused: Refused | null, field: string): string {
	const value = refused?.values[field];
	return typeof value === 'string' ? value : '';
}
