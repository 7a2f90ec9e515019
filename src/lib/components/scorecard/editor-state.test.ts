import { expect, test } from 'vitest';
import { emptyContent, overallWords, type ScorecardContent } from '#lib/domain/scorecard/content.ts';
import type { Kit } from '#lib/domain/scorecard/kit.ts';
import { notAssessedWords } from '#lib/domain/scorecard/not-assessed.ts';
import {
	contentOf,
	editorOf,
	editorOfRaw,
	type EditorWords,
} from '#lib/components/scorecard/editor-state.ts';

const at = new Date(0);
const kit: Kit = {
	jobTitle: 'Lead',
	role: { title: 'Lead', summary: '', background: [] },
	dimensions: ['d1', 'd2', 'd3'].map((id) => ({ id, name: id, description: '', focus: true, anchors: {} })),
	signals: { strong: [], weak: [], redFlags: [] },
	task: {
		kind: 'interview',
		candidateName: 'Ana',
		title: 'Talk',
		stageName: 'First',
		startsAt: at,
		endsAt: at,
		place: '',
		link: '',
		cancelled: false,
		guidance: '',
		questions: [{ id: 'q1', text: 'Why?' }],
		notesFromBefore: [],
	},
};
const words: EditorWords = {
	overall: [{ value: 'yes', label: overallWords.yes }],
	reasons: [{ value: 'out_of_time', label: notAssessedWords.out_of_time }],
};
const content: ScorecardContent = {
	...emptyContent(),
	ratings: {
		d1: { level: 4, notAssessed: null, note: 'Seen' },
		d2: { level: null, notAssessed: 'out_of_time', note: '' },
	},
	overall: 'yes',
	observedSignals: ['s1', 's2'],
	redFlags: [{ id: 'f1', signalId: null, text: 'Late', evidence: 'Twice' }],
	questionNotes: { gone: 'A question that the plan lost' },
	askedQuestions: ['q1'],
};

test('what is shown and read again is the same content', () => {
	expect(contentOf(editorOf(content, kit))).toEqual(content);
	expect(contentOf(editorOf(emptyContent(), kit))).toEqual(emptyContent());
});

test('a copy that was kept, or sent by the server, is read as it was', () => {
	const copy: unknown = JSON.parse(JSON.stringify(content));
	expect(contentOf(editorOfRaw(copy, kit, words))).toEqual(content);
});

test.each([[null], ['x'], [{ ratings: 'x', redFlags: {}, observedSignals: [1] }]])(
	'%j is an empty editor',
	(raw) => {
		expect(contentOf(editorOfRaw(raw, kit, words))).toEqual(emptyContent());
	},
);

test('"not assessed" without its reason is shown and not yet content', () => {
	const editor = editorOf(emptyContent(), kit);
	editor.ratings['d1'] = { choice: 'not_assessed', reason: '', note: '' };
	expect(contentOf(editor).ratings).toEqual({});
});

test('a level takes the reason away that was chosen before it', () => {
	const editor = editorOf(content, kit);
	editor.ratings['d2'] = { choice: 3, reason: 'out_of_time', note: '' };
	expect(contentOf(editor).ratings['d2']).toEqual({ level: 3, notAssessed: null, note: '' });
});

test('ticks in any order are the same content', () => {
	const editor = editorOf(content, kit);
	editor.observedSignals = ['s2', 's1'];
	expect(contentOf(editor)).toEqual(content);
});

test('a form that came back shows what was typed, too long or not', () => {
	const long = 'x'.repeat(2_000_000);
	const editor = editorOfRaw(
		{
			ratings: { d1: { level: '5', note: long }, d2: { level: 'not_assessed', notAssessed: 'out_of_time' } },
			overall: 'nonsense',
			observedSignals: ['s1'],
			redFlags: [
				{ id: 'f1', signalId: '', text: 'Late', evidence: '' },
				{ id: 'f2', signalId: '', text: '', evidence: '' },
			],
		},
		kit,
		words,
	);
	expect(editor.ratings['d1']).toEqual({ choice: 5, reason: '', note: long });
	expect(editor.ratings['d2']).toEqual({ choice: 'not_assessed', reason: 'out_of_time', note: '' });
	expect(editor.ratings['d3']).toEqual({ choice: null, reason: '', note: '' });
	expect(editor.overall).toBeNull();
	expect(editor.redFlags.map(({ id }) => id)).toEqual(['f1']);
});
