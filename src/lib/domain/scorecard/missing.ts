import type { ScorecardContent } from '#lib/domain/scorecard/content.ts';
import type { Level } from '#lib/domain/scorecard/level.ts';
import { type DimensionNames, dimensionName } from '#lib/domain/scorecard/names.ts';
import type { Policy } from '#lib/domain/policy/policy.ts';

export type ScorecardForm = {
	/** In the scorecard's order. A focus dimension, or one written about, must be rated or set aside; others may stay empty. */
	dimensions: readonly { id: string; name: string; focus: boolean }[];
};

/** `number` counts red flags from 1, as the page does. */
export type Missing =
	| { code: 'rating'; dimensionId: string }
	| { code: 'note'; dimensionId: string; level: Level }
	| { code: 'red_flag_text'; redFlagId: string; number: number }
	| { code: 'red_flag_evidence'; redFlagId: string; number: number }
	| { code: 'overall' };

/** What still keeps a scorecard from being submitted, in the order of the page. */
export function missing(
	content: ScorecardContent,
	form: ScorecardForm,
	policy: Pick<Policy, 'notesRequiredAt'>,
): Missing[] {
	const inDimensions = form.dimensions.flatMap(({ id, focus }): Missing[] => {
		const rating = content.ratings[id];
		if (!rating || rating.level === null) {
			const wanted = focus || !blank(rating?.note ?? '');
			return wanted && !rating?.notAssessed ? [{ code: 'rating', dimensionId: id }] : [];
		}
		const needsNote = policy.notesRequiredAt.includes(rating.level) && blank(rating.note);
		return needsNote ? [{ code: 'note', dimensionId: id, level: rating.level }] : [];
	});
	const inRedFlags = content.redFlags.flatMap((flag, index): Missing[] => {
		const which = { redFlagId: flag.id, number: index + 1 };
		const found: Missing[] = [];
		if (flag.signalId === null && blank(flag.text)) found.push({ code: 'red_flag_text', ...which });
		if (blank(flag.evidence)) found.push({ code: 'red_flag_evidence', ...which });
		return found;
	});
	return [
		...inDimensions,
		...inRedFlags,
		...(content.overall === null ? [{ code: 'overall' as const }] : []),
	];
}

export function missingSentence(item: Missing, names: DimensionNames): string {
	switch (item.code) {
		case 'rating':
			return `Rate ${dimensionName(names, item.dimensionId)}, or say why it was not assessed.`;
		case 'note':
			return `Write what you saw or heard on ${dimensionName(names, item.dimensionId)}: a ${item.level} needs its evidence.`;
		case 'red_flag_text':
			return `Say what red flag ${item.number} is.`;
		case 'red_flag_evidence':
			return `Write the evidence for red flag ${item.number}.`;
		case 'overall':
			return 'Choose your overall recommendation.';
	}
}

function blank(text: string): boolean {
	return text.trim() === '';
}
