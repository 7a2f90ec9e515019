import type { FieldProblem } from '#lib/components/scorecard/draft-saver.ts';
import type { EditorState } from '#lib/components/scorecard/editor-state.ts';
import type { Kit } from '#lib/domain/scorecard/kit.ts';

/** A post that was refused, as a page hands it back. */
export type SentForm = {
	refusal: { code: string; message: string; fields: FieldProblem[]; data: Record<string, unknown> };
	/** What was typed, where the page must show it again. */
	values?: unknown;
	reason?: string;
};

/** Fields whose state the page itself can tell, so that an old refusal does not stand there after a correction. */
const tellable =
	/^(ratings\..+\.(level|note)|redFlags\.\d+\.(text|evidence)|overall|questionNotes\..+|keyTakeaways|noteForNext|privateNotes)$/;

/** The sentence at each control: what is too long or missing now, and else what the server said. */
export function fieldErrors(found: {
	problems: FieldProblem[];
	gaps: FieldProblem[];
	sent: FieldProblem[];
	live: boolean;
}): ReadonlyMap<string, string> {
	const sent = found.sent.filter(({ field }) => !found.live || !tellable.test(field));
	return new Map([...sent, ...found.gaps, ...found.problems].map(({ field, message }) => [field, message]));
}

/** The parts of the page, as the bar on top leads to them. */
export function jumpLinks(kit: Kit, editor: EditorState): { id: string; label: string }[] {
	const { task } = kit;
	const flags = editor.redFlags.length;
	const own =
		task.kind === 'interview'
			? [
					{ id: 'guidance', label: 'Guidance' },
					...(task.notesFromBefore.length > 0 ? [{ id: 'before', label: 'From the last stage' }] : []),
					{ id: 'questions', label: questionsLabel(task.questions, editor.askedQuestions) },
				]
			: [{ id: 'answers', label: 'Answers' }];
	return [
		...own,
		{ id: 'signals', label: 'Signals' },
		{ id: 'red-flags', label: flags > 0 ? `Red flags (${flags})` : 'Red flags' },
		{ id: 'ratings', label: 'Scorecard' },
	];
}

function questionsLabel(questions: { id: string }[], asked: string[]): string {
	if (questions.length === 0) return 'Questions';
	const count = questions.filter(({ id }) => asked.includes(id)).length;
	return `Questions ${count}/${questions.length} asked`;
}
