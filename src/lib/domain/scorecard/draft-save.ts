import type { ScorecardContent } from '#lib/domain/scorecard/content.ts';
import { canonicalJson } from '#lib/domain/recommendation/canonical-json.ts';

export type DraftSave =
	| { kind: 'saved'; revision: number }
	| { kind: 'unchanged'; revision: number }
	| {
			kind: 'conflict';
			/** The revision of `theirs`: a save on top of it is accepted. */
			revision: number;
			theirs: ScorecardContent;
			yours: ScorecardContent;
			differs: string[];
	  };

/**
 * Decides on a draft that was written on top of `baseRevision`. Newer text is never overwritten: on another base than
 * the current one, both texts come back. Content that is already there is accepted on any base, since it is a request
 * sent again after its answer was lost.
 */
export function saveDraft(
	current: { revision: number; content: ScorecardContent },
	incoming: { baseRevision: number; content: ScorecardContent },
): DraftSave {
	const differs = differingFields(current.content, incoming.content);
	if (differs.length === 0) return { kind: 'unchanged', revision: current.revision };
	if (incoming.baseRevision !== current.revision) {
		return {
			kind: 'conflict',
			revision: current.revision,
			theirs: current.content,
			yours: incoming.content,
			differs,
		};
	}
	return { kind: 'saved', revision: current.revision + 1 };
}

/** The paths at which two contents differ, as in `ratings.<dimension>.level`, sorted; empty when they are the same. */
export function differingFields(a: ScorecardContent, b: ScorecardContent): string[] {
	const left = fields(a);
	const right = fields(b);
	return [...new Set([...left.keys(), ...right.keys()])]
		.filter((field) => left.get(field) !== right.get(field))
		.sort();
}

/** Each field that says something, with its value as text. An entry that is not there equals a blank one. */
function fields(content: ScorecardContent): Map<string, string> {
	const { ratings, questionNotes, redFlags, ...rest } = content;
	const found: [string, unknown][] = Object.entries(rest);
	for (const [id, { level, notAssessed, note }] of Object.entries(ratings)) {
		if (level !== null) found.push([`ratings.${id}.level`, level]);
		if (notAssessed !== null) found.push([`ratings.${id}.notAssessed`, notAssessed]);
		if (note !== '') found.push([`ratings.${id}.note`, note]);
	}
	for (const [id, note] of Object.entries(questionNotes)) {
		if (note !== '') found.push([`questionNotes.${id}`, note]);
	}
	for (const flag of redFlags) found.push([`redFlags.${flag.id}`, flag]);
	found.push(['redFlags', redFlags.map((flag) => flag.id)]);
	return new Map(found.map(([field, value]) => [field, canonicalJson(value)]));
}
