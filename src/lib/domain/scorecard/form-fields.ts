import { list, record } from '#lib/domain/scorecard/loose.ts';
import type { Missing } from '#lib/domain/scorecard/missing.ts';

/** The name of the control at which something is missing. Problems of content name the same controls. */
export function missingField(item: Missing): string {
	switch (item.code) {
		case 'rating':
			return `ratings.${item.dimensionId}.level`;
		case 'note':
			return `ratings.${item.dimensionId}.note`;
		case 'red_flag_text':
			return `redFlags.${item.number - 1}.text`;
		case 'red_flag_evidence':
			return `redFlags.${item.number - 1}.evidence`;
		case 'overall':
			return 'overall';
	}
}

/**
 * The content that the form's controls say, to be read by `parseContent`: what makes no sense is passed on as it came
 * and refused there. A row for a red flag that was left empty is no red flag.
 */
export function contentOfForm(values: unknown): unknown {
	const form = record(values);
	return {
		ratings: mapped(form['ratings'], (rating) => {
			const { level, notAssessed, note } = record(rating);
			const setAside = level === 'not_assessed';
			return {
				level: setAside || blank(level) ? null : /^[1-5]$/.test(String(level)) ? Number(level) : level,
				notAssessed: setAside && !blank(notAssessed) ? notAssessed : null,
				note: note ?? '',
			};
		}),
		overall: blank(form['overall']) ? null : form['overall'],
		keyTakeaways: form['keyTakeaways'] ?? '',
		privateNotes: form['privateNotes'] ?? '',
		noteForNext: form['noteForNext'] ?? '',
		observedSignals: form['observedSignals'] ?? [],
		redFlags: list(form['redFlags'])
			.map(record)
			.filter(({ signalId, text, evidence }) => !blank(signalId) || !blank(text) || !blank(evidence))
			.map(({ id, signalId, text, evidence }) => ({
				id,
				signalId: blank(signalId) ? null : signalId,
				text: text ?? '',
				evidence: evidence ?? '',
			})),
		askedQuestions: form['askedQuestions'] ?? [],
		questionNotes: mapped(form['questionNotes'], (note) => note),
	};
}

function blank(value: unknown): boolean {
	return value === undefined || (typeof value === 'string' && value.trim() === '');
}

function mapped(value: unknown, change: (entry: unknown) => unknown): Record<string, unknown> {
	return Object.fromEntries(Object.entries(record(value)).map(([key, entry]) => [key, change(entry)]));
}
