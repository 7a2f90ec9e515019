import type { ScorecardContent } from '#lib/domain/scorecard/content.ts';
import { fieldName } from '#lib/domain/scorecard/content-words.ts';
import { formOf, type Kit, namesOf } from '#lib/domain/scorecard/kit.ts';
import { dimensionName, type DimensionNames } from '#lib/domain/scorecard/names.ts';
import type { EditorWords } from '#lib/components/scorecard/editor-state.ts';

/** What ids are called, to say in words what stands at a place of a scorecard. */
export type PlaceWords = {
	dimensions: DimensionNames;
	questions: ReadonlyMap<string, string>;
	signals: ReadonlyMap<string, string>;
	choices: EditorWords;
};

export function placeWords(kit: Kit, choices: EditorWords): PlaceWords {
	const textById = (entries: { id: string; text: string }[]) =>
		new Map(entries.map(({ id, text }) => [id, text]));
	return {
		dimensions: namesOf(formOf(kit)),
		questions: textById(kit.task.kind === 'interview' ? kit.task.questions : []),
		signals: textById([...kit.signals.strong, ...kit.signals.weak, ...kit.signals.redFlags]),
		choices,
	};
}

export function placeName(place: string, words: PlaceWords): string {
	const [top = '', id = '', part] = place.split('.');
	if (top === 'ratings' && part === undefined) return `The rating of ${dimensionName(words.dimensions, id)}`;
	if (top === 'questionNotes') return `The note on: ${words.questions.get(id) ?? 'a question'}`;
	if (top === 'redFlags') return 'A red flag';
	return fieldName(place, words.dimensions);
}

/** What this version says at the place; empty where it says nothing. */
export function placeText(content: ScorecardContent, place: string, words: PlaceWords): string {
	const [top = '', id = '', part] = place.split('.');
	const listed = (ids: string[], names: ReadonlyMap<string, string>) =>
		ids.map((entry) => names.get(entry) ?? 'something that is no longer listed').join('\n');
	switch (top) {
		case 'ratings': {
			const rating = content.ratings[id];
			if (part === 'note') return rating?.note ?? '';
			if (rating?.level) return String(rating.level);
			const reason = words.choices.reasons.find(({ value }) => value === rating?.notAssessed);
			return reason ? `Not assessed: ${reason.label}` : '';
		}
		case 'overall':
			return words.choices.overall.find(({ value }) => value === content.overall)?.label ?? '';
		case 'observedSignals':
			return listed(content.observedSignals, words.signals);
		case 'askedQuestions':
			return listed(content.askedQuestions, words.questions);
		case 'questionNotes':
			return content.questionNotes[id] ?? '';
		case 'redFlags': {
			const flag = content.redFlags.find((one) => one.id === id);
			if (!flag) return '';
			const said = [words.signals.get(flag.signalId ?? ''), flag.text, flag.evidence];
			return said.filter((line) => line).join('\n');
		}
		case 'keyTakeaways':
		case 'privateNotes':
		case 'noteForNext':
			return content[top];
		default:
			return '';
	}
}
