type Dimension = {
	id: string;
	name: string;
	description?: string;
	anchors?: Partial<Record<string, string>>;
};
type Criterion = { id: string; name: string; question: string };
type Interview = { id: string; focusDimensionIds: readonly string[] };

export type QuestionMatch = {
	/** Criterion ids of each interview id, in the role's order. */
	questions: ReadonlyMap<string, string[]>;
	matched: number;
	spread: number;
};

const GENERAL_WORDS = new Set([
	'and',
	'the',
	'for',
	'with',
	'under',
	'quality',
	'skill',
	'skills',
	'ability',
	'mindset',
]);
/** Letters of a word that are compared, so that "communicate" and "communication" are one. */
const STEM_LENGTH = 6;

/**
 * Puts each criterion into one interview: where a dimension of a similar name, or one that is described in the same
 * words, is rated; else where the fewest questions are. Of several such interviews the one with fewer questions takes it, then the later one, since a
 * first conversation is short.
 */
export function matchQuestions(
	criteria: readonly Criterion[],
	dimensions: readonly Dimension[],
	interviews: readonly Interview[],
): QuestionMatch {
	const taken = new Map<string, string[]>(interviews.map(({ id }) => [id, []]));
	const give = (criterion: Criterion, to: readonly Interview[]) => {
		const load = ({ id }: Interview) => taken.get(id)?.length ?? 0;
		const emptiest = to.toReversed().toSorted((a, b) => load(a) - load(b))[0];
		if (emptiest) taken.get(emptiest.id)?.push(criterion.id);
	};
	const unmatched: Criterion[] = [];
	const described = dimensions.map(describedBy);
	for (const criterion of criteria) {
		const dimension = mostSimilar(criterion, dimensions) ?? mostAlike(criterion, dimensions, described);
		const fitting = interviews.filter(({ focusDimensionIds }) =>
			focusDimensionIds.includes(dimension?.id ?? ''),
		);
		if (fitting.length > 0) give(criterion, fitting);
		else unmatched.push(criterion);
	}
	for (const criterion of unmatched) give(criterion, interviews);

	const order = new Map(criteria.map(({ id }, index) => [id, index]));
	for (const ids of taken.values()) ids.sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
	return { questions: taken, matched: criteria.length - unmatched.length, spread: unmatched.length };
}

/** The dimension whose name shares most words with the criterion; a word of its name counts twice one of its question. */
function mostSimilar(criterion: Criterion, dimensions: readonly Dimension[]): Dimension | null {
	const name = stems(criterion.name);
	const question = stems(criterion.question);
	let best: Dimension | null = null;
	let bestScore = 0;
	for (const dimension of dimensions) {
		const words = [...stems(dimension.name)];
		const score =
			words.reduce((sum, w) => sum + (name.has(w) ? 2 : question.has(w) ? 1 : 0), 0) / (words.length || 1);
		if (score > bestScore) [best, bestScore] = [dimension, score];
	}
	return best;
}

/** From so much on, what a criterion and a dimension share is no accident: one word of a name that only they have. */
const ALIKE = 2;

/**
 * The dimension whose description and anchors share most with the criterion. A word counts the less the more dimensions
 * have it, and twice where it stands in the criterion's name.
 */
function mostAlike(
	criterion: Criterion,
	dimensions: readonly Dimension[],
	described: readonly ReadonlySet<string>[],
): Dimension | null {
	const name = stems(criterion.name);
	const words = name.union(stems(criterion.question));
	const scores = described.map((own) =>
		[...words.intersection(own)].reduce((sum, word) => {
			const having = described.filter((other) => other.has(word)).length;
			return sum + (name.has(word) ? 2 : 1) / having;
		}, 0),
	);
	const best = scores.indexOf(Math.max(...scores));
	return (scores[best] ?? 0) >= ALIKE ? (dimensions[best] ?? null) : null;
}

function describedBy({ name, description = '', anchors = {} }: Dimension): Set<string> {
	return stems([name, description, ...Object.values(anchors)].join(' '));
}

function stems(text: string): Set<string> {
	const words = text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? [];
	return new Set(words.filter((word) => !GENERAL_WORDS.has(word)).map((word) => word.slice(0, STEM_LENGTH)));
}
