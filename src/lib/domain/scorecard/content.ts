import { z } from 'zod';
import { Level } from '#lib/domain/scorecard/level.ts';
import { NotAssessedReason } from '#lib/domain/scorecard/not-assessed.ts';

/** Limits in UTF-16 units of text, as a text field counts them, in list entries, and in bytes of UTF-8 JSON. */
export const contentLimits = {
	note: 4_000,
	longText: 10_000,
	ratings: 100,
	redFlags: 30,
	observedSignals: 300,
	questions: 300,
	bytes: 200_000,
};

/** Postgres takes neither NUL nor half a character, and a form post ends its lines with CR LF where a script does not. */
const text = (limit: number) =>
	z
		.string()
		.transform((raw) => raw.toWellFormed().replaceAll('\u0000', '\ufffd').replaceAll(/\r\n?/g, '\n'))
		.pipe(z.string().max(limit));

const Id = z.string().regex(/^[0-9A-Za-z][0-9A-Za-z-]{0,63}$/);
const idSet = (limit: number) =>
	z
		.array(Id)
		.max(limit)
		.transform((ids) => [...new Set(ids)].sort());
const entries = <Entry extends z.ZodType>(entry: Entry, limit: number) =>
	z
		.record(Id, entry)
		.refine((record) => Object.keys(record).length <= limit, { params: { code: 'too_many', limit } });
const keep = <Entry>(record: Record<string, Entry>, said: (entry: Entry) => boolean): Record<string, Entry> =>
	Object.fromEntries(Object.entries(record).filter(([, entry]) => said(entry)));

export const DraftRating = z
	.strictObject({
		level: Level.nullable(),
		notAssessed: NotAssessedReason.nullable(),
		note: text(contentLimits.note),
	})
	.refine((rating) => rating.level === null || rating.notAssessed === null, {
		params: { code: 'level_and_not_assessed' },
	});
export type DraftRating = z.infer<typeof DraftRating>;

export const DraftRedFlag = z.strictObject({
	/** Made where the author writes, so that a repeated save is the same flag. */
	id: z.uuid().transform((id) => id.toLowerCase()),
	signalId: Id.nullable(),
	text: text(contentLimits.note),
	evidence: text(contentLimits.note),
});
export type DraftRedFlag = z.infer<typeof DraftRedFlag>;

export const OverallWord = z.enum(['strong_no', 'no', 'yes', 'strong_yes', 'no_decision']);
export type OverallWord = z.infer<typeof OverallWord>;

export const overallWords: Record<OverallWord, string> = {
	strong_no: 'Strong no',
	no: 'No',
	yes: 'Yes',
	strong_yes: 'Strong yes',
	no_decision: 'No decision',
};

/**
 * What an author types into a scorecard. Parsing brings it into one form, so that the same content is the same value:
 * blank entries are left out, and ticks are sets in order.
 */
export const ScorecardContent = z.strictObject({
	/** By dimension. A dimension without an entry has been neither rated nor set aside. */
	ratings: entries(DraftRating, contentLimits.ratings).transform((ratings) =>
		keep(ratings, ({ level, notAssessed, note }) => level !== null || notAssessed !== null || note !== ''),
	),
	overall: OverallWord.nullable(),
	keyTakeaways: text(contentLimits.longText),
	privateNotes: text(contentLimits.longText),
	noteForNext: text(contentLimits.longText),
	observedSignals: idSet(contentLimits.observedSignals),
	redFlags: z
		.array(DraftRedFlag)
		.max(contentLimits.redFlags)
		.refine((flags) => new Set(flags.map((flag) => flag.id)).size === flags.length, {
			params: { code: 'double' },
		}),
	askedQuestions: idSet(contentLimits.questions),
	questionNotes: entries(text(contentLimits.note), contentLimits.questions).transform((notes) =>
		keep(notes, (note) => note !== ''),
	),
});
export type ScorecardContent = z.infer<typeof ScorecardContent>;

/** A fresh scorecard. Nothing is ever filled in from anybody else's. */
export function emptyContent(): ScorecardContent {
	return {
		ratings: {},
		overall: null,
		keyTakeaways: '',
		privateNotes: '',
		noteForNext: '',
		observedSignals: [],
		redFlags: [],
		askedQuestions: [],
		questionNotes: {},
	};
}
