import type { Outcome } from '#lib/domain/decision/outcome.ts';
import type { AgendaItem } from '#lib/domain/recommendation/disagreement.ts';
import type { Exclusion } from '#lib/domain/recommendation/panel.ts';
import type { Band, RecommendationStatus, Trace } from '#lib/domain/recommendation/recommendation.ts';
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
	computedAt: string;
	status: RecommendationStatus;
	band: Band | null;
	words: string;
	reasons: string[];
	score: number | null;
	raw: number | null;
	bar: number;
	coverage: number;
	raters: number;
	isProvisional: boolean;
	gates: Gate[];
}

export interface AgendaEntry {
	code: AgendaItem['code'];
	dimensionId: string;
	sentence: string;
	given: { raterName: string; mean: number }[];
	/** The scorecards behind it that others wrote. */
	othersScorecardIds: string[];
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
	spread: 'none' | 'one' | 'close' | 'apart' | 'far_apart' | null;
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

export interface WorkingFigures {
	recommendationId: string;
	engine: string;
	policyVersion: string;
	roleVersionId: string;
	dataHash: string;
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
	notAssessed: (Rated & { dimension: string })[];
	excluded: (Rated & { reason: Exclusion; ratings: { dimension: string; level: number }[] })[];
	coveredWeight: number;
	weightedSum: number;
	score: number | null;
	pending: number;
}

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
