import type { RatingValue } from '#lib/components/rating.ts';
import type { OverallWord, ScorecardContent } from '#lib/domain/scorecard/content.ts';
import type { Kit } from '#lib/domain/scorecard/kit.ts';
import type { Level } from '#lib/domain/scorecard/level.ts';
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
		redFlags: editor.redFlags
			.filter((flag) => [flag.signalId, flag.text, flag.evidence].some((part) => part.trim() !== ''))
			.map(({ id, signalId, text, evidence }) => ({
				id,
				signalId: signalId === '' ? null : signalId,
				text,
				evidence,
			})),
	};
}

/** A form that came back as it was typed, readable or not: nothing is dropped that a control can show. */
export function editorOfForm(values: unknown, kit: Kit, words: EditorWords): EditorState {
	const form = record(values);
	const empty = editorOf(emptied(), kit);
	for (const [id, raw] of Object.entries(record(form['ratings']))) {
		const rating = record(raw);
		const choice = [1, 2, 3, 4, 5, 'not_assessed' as const].find((one) => String(one) === rating['level']);
		empty.ratings[id] = {
			choice: isChoice(choice) ? choice : null,
			reason: words.reasons.find(({ value }) => value === rating['notAssessed'])?.value ?? '',
			note: text(rating['note']),
		};
	}
	return {
		...empty,
		overall: words.overall.find(({ value }) => value === form['overall'])?.value ?? null,
		keyTakeaways: text(form['keyTakeaways']),
		privateNotes: text(form['privateNotes']),
		noteForNext: text(form['noteForNext']),
		observedSignals: texts(form['observedSignals']),
		askedQuestions: texts(form['askedQuestions']),
		questionNotes: {
			...empty.questionNotes,
			...Object.fromEntries(Object.entries(record(form['questionNotes'])).map(([id, note]) => [id, text(note)])),
		},
		redFlags: list(form['redFlags'])
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

function isChoice(value: unknown): value is RatingValue {
	return value === 'not_assessed' || (typeof value === 'number' && value >= 1 && value <= 5);
}

function record(value: unknown): Record<string, unknown> {
	return typeof value === 'object' && value !== null ? { ...value } : {};
}

function list(value: unknown): unknown[] {
	return Array.isArray(value) ? value : [];
}

function text(value: unknown): string {
	return typeof value === 'string' ? value : '';
}

function texts(value: unknown): string[] {
	return list(value).filter((entry) => typeof entry === 'string');
}
