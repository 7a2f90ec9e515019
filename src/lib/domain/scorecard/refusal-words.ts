import type { ScorecardRefusal } from '#lib/domain/scorecard/scorecard.ts';
import { missingSentence } from '#lib/domain/scorecard/missing.ts';
import type { DimensionNames } from '#lib/domain/scorecard/names.ts';

export function scorecardRefusalSentence(refusal: ScorecardRefusal, names: DimensionNames): string {
	switch (refusal.code) {
		case 'incomplete':
			return refusal.missing.map((item) => missingSentence(item, names)).join(' ');
		case 'unknown_dimension':
			return 'A rating belongs to a dimension that this scorecard does not have. Reload the page and try again.';
		case 'stale_draft':
			return 'This scorecard was changed on another page or device in the meantime. Look at the newer text, then submit again.';
		case 'stale_revision':
			return `This scorecard was revised in the meantime (it is at revision ${refusal.revisionNumber}). Look at the newer text, then revise again.`;
		case 'already_submitted':
			return 'This scorecard is already submitted. To change it, revise it and say why.';
		case 'waived':
			return 'This scorecard was waived, and a waived scorecard stays waived.';
		case 'not_submitted':
			return 'This scorecard is still a draft: change it there, and submit it.';
		case 'not_author':
			return 'Only the author of a scorecard can revise it.';
		case 'red_flag_removed':
			return 'A red flag that was raised stays on record. Correct its text here, and ask someone else to dismiss it.';
		case 'reason_required':
			return 'Write a reason.';
		case 'reason_too_long':
			return `The reason is ${refusal.length} characters long, and ${refusal.limit} fit.`;
	}
}
