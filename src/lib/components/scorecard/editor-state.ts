import { levels, type RatingValue } from '#lib/components/rating.ts';
import type { OverallWord, ScorecardContent } from '#lib/domain/scorecard/content.ts';
import type { Kit } from '#lib/domain/scorecard/kit.ts';
import type { Level } from '#lib/domain/scorecard/level.ts';
import { list, record } from '#lib/domain/scorecard/loose.ts';
import type { NotAssessedReason } from '#lib/domain/scorecard/not-assessed.ts';

/** What the controls of the page hold. `choice` may be "not assessed" before its reason was chosen. */
export type EditorRating = { choice: RatingValue | null; reason: NotAssessedReason | ''; note: string };

/** `signalId` is empty for a flag in own words. */
export type EditorRedFlag = { id: string; signalId: string; text: string; evidence: string };

export type EditorState = {
	ratings: Record<string, EditorRating>;
	overall: OverallWord | null;
	keyTakeaways: string;
	privateNotes: string;
	noteForNext: string;
	observedSignals: string[];
	askedQuestions: string[];
	questionNotes: Record<string, string>;
	redFlags: EditorRedFlag[];
};

export type Choice<Value extends string> = { value: Value; label: string };
/** The words to choose from, sent along by the server. */
export type EditorWords = { overall: Choice<OverallWord>[]; reasons: Choice<NotAssessedReason>[] };

/** Every dimension and question of the kit has its place; a question that the plan lost keeps its note. */
export function editorOf(content: ScorecardContent, kit: Kit): EditorState {
	const ratings = kit.dimensions.map(({ id }): [string, EditorRating] => {
		const { level, notAssessed, note } = content.ratings[id] ?? { level: null, notAssessed: null, note: '' };
		return [id, { choice: notAssessed ? 'not_assessed' : level, reason: notAssessed ?? '', note }];
	});
	const questions = kit.task.kind === 'interview' ? kit.task.questions : [];
	return {
		ratings: Object.fromEntries(ratings),
		overall: content.overall,
		keyTakeaways: content.keyTakeaways,
		privateNotes: content.privateNotes,
		noteForNext: content.noteForNext,
		observedSignals: [...content.observedSignals],
		askedQuestions: [...content.askedQuestions],
		questionNotes: {
			...Object.fromEntries(questions.map(({ id }) => [id, ''])),
			...content.questionNotes,
		},
		redFlags: content.redFlags.map((flag) => ({ ...flag, signalId: flag.signalId ?? '' })),
	};
}

/** The content in the one form that the server keeps, so that the same content is the same value. */
export function contentOf(editor: EditorState): ScorecardContent {
	const ratings = Object.entries(editor.ratings)
		.map(([id, { choice, reason, note }]) => {
			const level: Level | null = choice === 'not_assessed' ? null : choice;
			const notAssessed = choice === 'not_assessed' && reason !== '' ? reason : null;
			return [id, { level, notAssessed, note }] as const;
		})
		.filter(([, { level, notAssessed, note }]) => level !== null || notAssessed !== null || note !== '');
	return {
		ratings: Object.fromEntries(ratings),
		overall: editor.overall,
		keyTakeaways: editor.keyTakeaways,
		privateNotes: editor.privateNotes,
		noteForNext: editor.noteForNext,
		observedSignals: [...new Set(editor.observedSignals)].sort(),
		askedQuestions: [...new Set(editor.askedQuestions)].sort(),
		questionNotes: Object.fromEntries(Object.entries(editor.questionNotes).filter(([, note]) => note !== '')),
		redFlags: editor.redFlags.map(({ id, signalId, text, evidence }) => ({
			id,
			signalId: signalId === '' ? null : signalId,
			text,
			evidence,
		})),
	};
}

/**
 * What came from outside this page's memory: a form that came back, a copy on this device, another page's version.
 * Readable by the server or not, nothing is dropped that a control can show.
 */
export function editorOfRaw(values: unknown, kit: Kit, words: EditorWords): EditorState {
	const raw = record(values);
	const empty = editorOf(emptied(), kit);
	for (const [id, entry] of Object.entries(record(raw['ratings']))) {
		const { level, notAssessed, note } = record(entry);
		const reason = words.reasons.find(({ value }) => value === notAssessed)?.value ?? '';
		const step = levels.find((one) => String(one) === String(level));
		const setAside = level === 'not_assessed' || (level === null && reason !== '');
		empty.ratings[id] = { choice: setAside ? 'not_assessed' : (step ?? null), reason, note: text(note) };
	}
	const notes = Object.entries(record(raw['questionNotes'])).map(([id, note]) => [id, text(note)] as const);
	return {
		...empty,
		overall: words.overall.find(({ value }) => value === raw['overall'])?.value ?? null,
		keyTakeaways: text(raw['keyTakeaways']),
		privateNotes: text(raw['privateNotes']),
		noteForNext: text(raw['noteForNext']),
		observedSignals: texts(raw['observedSignals']),
		askedQuestions: texts(raw['askedQuestions']),
		questionNotes: { ...empty.questionNotes, ...Object.fromEntries(notes) },
		redFlags: list(raw['redFlags'])
			.map(record)
			.map((flag) => ({
				id: text(flag['id']),
				signalId: text(flag['signalId']),
				text: text(flag['text']),
				evidence: text(flag['evidence']),
			}))
			.filter((flag) => [flag.signalId, flag.text, flag.evidence].some((part) => part.trim() !== '')),
	};
}

function emptied(): ScorecardContent {
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

function text(value: unknown): string {
	return typeof value === 'string' ? value : '';
}

function texts(value: unknown): string[] {
	return list(value).filter((entry) => typeof entry === 'string');
}
