import type { DecisionStudy } from '#lib/domain/report/enough-interviewers.ts';
import type { InterviewerFigures, SeverityFigure } from '#lib/domain/report/interviewer-figures.ts';
import type { Quarter } from '#lib/domain/report/agreement-over-time.ts';
import { dependabilityTarget } from '#lib/domain/calibration/comparison.ts';
import { counted } from '#lib/domain/recommendation/words-figures.ts';

/** Whom a sentence is about: the reader, or somebody by name. */
export type Subject = { isOwn: boolean; name: string };

type Shown = Extract<InterviewerFigures, { kind: 'shown' }>;

/** A coefficient, or points of the scale, with two decimals and a true minus. */
export function figureText(figure: number): string {
	return figure
		.toFixed(2)
		.replace(/^-(?=0\.00$)/, '')
		.replace('-', '−');
}

export function quarterText({ year, quarter }: Pick<Quarter, 'year' | 'quarter'>): string {
	return `${String(year)}, quarter ${String(quarter)}`;
}

export function enoughSentence({ points, needed }: DecisionStudy): string {
	const target = figureText(dependabilityTarget);
	const [single] = points;
	const alone = single ? ` One alone comes to ${figureText(single.dependability)}.` : '';
	if (needed === null) return `No number of interviewers makes a score dependable to ${target}.${alone}`;
	if (needed === 1) return `One interviewer makes a score dependable to ${target}.`;
	return `${String(needed)} interviewers make a score dependable to ${target}.${alone}`;
}

export function metSentence(met: { interviewers: number; reliability: number }): string {
	return (
		`The panels that met had ${met.interviewers.toFixed(1)} interviewers each (harmonic mean). With those, scores put ` +
		`candidates in order with a reliability of ${figureText(met.reliability)}.`
	);
}

/** In points, as a difference to colleagues: never as an error. */
export function severitySentence(subject: Subject, figure: SeverityFigure): string {
	const { isOwn, name } = subject;
	switch (figure.kind) {
		case 'unsaid':
			return 'The policy of this organization leaves interviewers’ usual severity unsaid.';
		case 'unknown':
			return (
				`Not yet known. ${isOwn ? 'You and your' : `${name} and`} colleagues have met too few of the same candidates ` +
				`to tell how ${isOwn ? 'you rate' : `${name} rates`} from whom ${isOwn ? 'you' : name} happened to meet.`
			);
		case 'known':
			return `${isOwn ? 'You give' : `${name} gives`} ${differenceText(figure.severity)} the average colleague would give to the same candidate (90 %: ${intervalText(figure.interval)}).`;
	}
}

function differenceText(severity: number): string {
	if (figureText(Math.abs(severity)) === '0.00') return 'just what';
	return `${figureText(Math.abs(severity))} points ${severity < 0 ? 'less than' : 'more than'}`;
}

function intervalText([low, high]: [number, number]): string {
	const side = (value: number) => `${figureText(Math.abs(value))} ${value < 0 ? 'less' : 'more'}`;
	return `${side(low)} to ${side(high)}`;
}

export function flagSentence({ isOwn, name }: Subject, flag: 'severe' | 'lenient'): string {
	const who = isOwn ? 'You are' : `${name} is`;
	const than = flag === 'severe' ? 'stricter' : 'more generous';
	return (
		`${who} very probably ${than} than the average colleague by a quarter of a point or more. That is a difference to ` +
		'colleagues, not an error: nobody knows which of them is right.'
	);
}

export function outfitSentence({ isOwn }: Subject, outfit: NonNullable<Shown['outfit']>): string {
	const whose = isOwn ? 'Your' : 'These';
	return outfit.more
		? `${whose} scorecards differ from what colleagues’ ratings lead one to expect more often than chance would have it, upwards or downwards. They may see what others miss, or read the anchors another way: worth comparing notes.`
		: `${whose} scorecards lie about as near to colleagues’ as chance would have it.`;
}

export function haloSentence({ isOwn }: Subject, halo: NonNullable<Shown['halo']>): string {
	const whose = isOwn ? 'your' : 'these';
	if (halo.flagged) {
		return `Within ${whose} scorecards the dimensions lie closer together than in colleagues’. The impression of the whole person may be colouring the single dimensions: it helps to write each note before choosing its level.`;
	}
	return halo.ratio < 1
		? `Within ${whose} scorecards the dimensions lie a little closer together than in colleagues’, no more than chance may bring.`
		: `Within ${whose} scorecards the dimensions are told apart at least as much as in colleagues’.`;
}

export function straightSentence({ straight, cards }: Pick<Shown, 'straight' | 'cards'>): string {
	if (straight === 0) return `None of ${String(cards)} scorecards gives every dimension the same level.`;
	return `${String(straight)} of ${String(cards)} scorecards ${straight === 1 ? 'gives' : 'give'} every dimension the same level. Some candidates are that even; it is worth a second look where many seem to be.`;
}

/** Why there are no figures. */
export function missingSentence(
	{ isOwn, name }: Subject,
	figures: Exclude<InterviewerFigures, { kind: 'shown' }>,
): string {
	const who = isOwn ? 'You have' : `${name} has`;
	const cards = counted(figures.cards, 'scorecard');
	switch (figures.kind) {
		case 'too_few_cards':
			return `${who} ${figures.cards === 0 ? 'no scorecard' : cards} in opened debriefs. Figures are shown from ${String(figures.cards + figures.missing)}, since fewer say nothing: ${String(figures.missing)} to go.`;
		case 'small_pool':
			return `${who} ${cards}, but only ${figures.interviewers === 2 ? 'one colleague' : 'nobody else'} met the same candidates. With fewer than three interviewers a difference would tell what one of them gave, so none is shown.`;
	}
}
