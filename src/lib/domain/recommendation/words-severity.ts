import type { SeverityTold } from '#lib/domain/recommendation/severity-told.ts';
import { counted, intervalWords, scoreWords, signed } from '#lib/domain/recommendation/words-figures.ts';
import { bandWords } from '#lib/domain/recommendation/words.ts';

export function severitySentence(told: SeverityTold): string {
	switch (told.kind) {
		case 'unknown':
			return 'Interviewers’ usual severity is not known yet.';
		case 'beside':
			return `Interviewers’ usual severity moves this by ${signed(told.difference)}.`;
		case 'taken_off':
			return `Interviewers’ usual severity is taken off here; that moved the score by ${signed(told.difference)}.`;
	}
}

/** Paragraphs for whoever asks. */
export function severityExplanation(told: SeverityTold): string[] {
	if (told.kind === 'unknown') {
		return [
			'How strict or lenient these interviewers are beside colleagues could be told from a calibration, and your organization has not adopted one. Until then the score rests on this candidate’s own ratings alone, and differences between interviewers make its interval wider.',
		];
	}
	const { gate, score, interval, band } = told;
	const other = told.kind === 'beside' ? 'With severity taken off' : 'Without taking it off';
	return [
		...(told.kind === 'beside'
			? [
					told.isHeldBack
						? 'Your organization takes severity off scores, but here too few interviewers have met the same candidates to do so: the score rests on the ratings as they were given.'
						: 'The score rests on the ratings as they were given; this is told beside it and changes nothing.',
				]
			: [
					'Your organization takes it off: what an interviewer usually gives above or below colleagues does not count for or against a candidate.',
				]),
		`${other} the score would be ${scoreWords(score)} (90 %: ${intervalWords(interval)})${
			band === null ? '' : `, “${bandWords[band]}”`
		}.`,
		`Interviewers around this candidate are compared over ${counted(gate.cards, 'scorecard')} by ${counted(gate.raters, 'interviewer')} on ${counted(gate.candidates, 'candidate')}. Severity is a difference to colleagues, not an error.`,
	];
}
