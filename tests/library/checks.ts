import { proposePlan } from '#lib/domain/plan/propose.ts';
import { excludingWordsIn } from './excluding-words.ts';
import { textsOf, type RoleFile } from './role-file.ts';
import { contentWords, overlap, readingGrade, runsOf, sentencesOf, wordsOf } from './words.ts';

/** What is wrong with a role, one sentence each; nothing where nothing is. */
export type Check = (role: RoleFile) => string[];

const count = (text: string) => wordsOf(text).length;

function outside(place: string, text: string, [least, most]: readonly [number, number]): string[] {
	const words = count(text);
	return words < least || words > most ? [`${place} has ${words} words instead of ${least} to ${most}`] : [];
}

/** Long enough to say something, short enough to be read. */
export const hasUsableLengths: Check = (role) => [
	...outside('summary', role.summary, [50, 130]),
	...outside('weight_reason', role.weight_reason, [12, 90]),
	...role.criteria.flatMap(({ name, detail }, i) => [
		...outside(`criteria.${i}.name`, name, [1, 7]),
		...outside(`criteria.${i}.detail`, detail, [10, 65]),
	]),
	...role.exercises.flatMap((exercise, i) => [
		...outside(`exercises.${i}.material`, exercise.material, [100, 1000]),
		...outside(`exercises.${i}.grading_guide`, exercise.grading_guide, [80, 420]),
		...outside(`exercises.${i}.worked_examples.5`, exercise.worked_examples[5], [100, 700]),
		...outside(`exercises.${i}.worked_examples.2`, exercise.worked_examples[2], [50, 500]),
	]),
	...role.dimensions.flatMap((dimension, i) =>
		Object.entries(dimension.anchors).flatMap(([level, anchor]) =>
			outside(`dimensions.${i}.anchors.${level}`, anchor, [9, 45]),
		),
	),
	...(['strong_signals', 'weak_signals', 'red_flags'] as const).flatMap((list) =>
		role[list].flatMap((signal, i) => outside(`${list}.${i}`, signal, [5, 40])),
	),
];

export const hasWeightsOf100: Check = ({ dimensions }) => {
	const sum = dimensions.reduce((total, { weight }) => total + weight, 0);
	const split = dimensions.filter(
		(each) => each.weight_min !== each.weight || each.weight_max !== each.weight,
	);
	return [
		...(Math.abs(sum - 100) < 1e-9 ? [] : [`the weights sum to ${sum}`]),
		...split.map(({ name }) => `the weight of "${name}" is a range`),
	];
};

/** Exercises name dimensions of the role, each name is given once, and most dimensions are shown by an exercise. */
export const hasEvidence: Check = ({ dimensions, exercises }) => {
	const names = dimensions.map(({ name }) => name);
	const shown = new Set(exercises.flatMap(({ evidence_for: evidence }) => evidence));
	const unshown = names.filter((name) => !shown.has(name));
	return [
		...names
			.filter((name, i) => names.indexOf(name) !== i)
			.map((name) => `two dimensions are called "${name}"`),
		...[...shown].filter((name) => !names.includes(name)).map((name) => `no dimension is called "${name}"`),
		...(unshown.length > 2 ? [`no exercise shows ${unshown.join(', ')}`] : []),
	];
};

const MOST_IN_COMMON = 0.45;

/** Two levels of a dimension say different things, not the same to another degree. */
export const hasDistinctAnchors: Check = ({ dimensions }) =>
	dimensions.flatMap(({ name, anchors }) => {
		const levels = Object.entries(anchors);
		return levels.flatMap(([level, text], i) =>
			levels.slice(i + 1).flatMap(([other, otherText]) => {
				const share = overlap(text, otherText);
				if (share < MOST_IN_COMMON) return [];
				const common = [...contentWords(text).intersection(contentWords(otherText))].join(', ');
				return [`"${name}": levels ${level} and ${other} share ${Math.round(share * 100)} % (${common})`];
			}),
		);
	});

/** As read by somebody who is nervous and has a clock running. */
export const isEasilyInstructed: Check = ({ exercises }) =>
	exercises.flatMap(({ title, prompts }) => {
		const grade = readingGrade(prompts);
		const sentences = prompts.flatMap(sentencesOf);
		const mean = sentences.reduce((sum, sentence) => sum + count(sentence), 0) / sentences.length;
		const longest = sentences.find((sentence) => count(sentence) > 32);
		return [
			...(grade > 10 ? [`"${title}": the instructions read at grade ${grade.toFixed(1)}, above 10`] : []),
			...(mean > 18 ? [`"${title}": the instructions have ${mean.toFixed(1)} words a sentence`] : []),
			...(longest ? [`"${title}": one instruction is too long: ${longest.slice(0, 70)}…`] : []),
		];
	});

const READ_A_MINUTE = 180;
const WRITTEN_A_MINUTE = 20;

/** Minutes that reading the exercise and writing down its worked example take, without any thinking. */
export function leastMinutes({ prompts, material, worked_examples: worked }: RoleFile['exercises'][number]) {
	return count([...prompts, material].join(' ')) / READ_A_MINUTE + count(worked[5]) / WRITTEN_A_MINUTE;
}

/** Time to think is left, and none is asked for nothing. */
export const hasHonestMinutes: Check = (role) => [
	...role.exercises.flatMap((exercise) => {
		const { title, duration_min: min, duration_max: max } = exercise;
		const least = leastMinutes(exercise);
		return [
			...(min > max ? [`"${title}": from ${min} to ${max} minutes`] : []),
			...(least > max * 0.8
				? [`"${title}": reading and writing alone take ${least.toFixed(0)} of ${max} minutes`]
				: []),
			...(least < min / 5 ? [`"${title}": ${least.toFixed(0)} minutes of work in ${min} or more`] : []),
		];
	}),
	...(role.exercises.reduce((sum, each) => sum + each.duration_max, 0) > 205
		? ['the exercises take more than 205 minutes together']
		: []),
];

/** The plan proposed from the role gives each dimension two raters within six hours of a candidate's time. */
export const fitsAPlan: Check = (role) => {
	const dimensions = role.dimensions.map(({ name, weight, critical }) => ({
		id: name,
		name,
		weight,
		critical,
	}));
	const plan = proposePlan(
		{
			dimensions,
			criteria: role.criteria.map(({ name, detail }) => ({ id: name, name, question: detail })),
			exercises: role.exercises.map((exercise) => ({
				id: exercise.title,
				title: exercise.title,
				minutesMin: exercise.duration_min,
				minutesMax: exercise.duration_max,
				dimensionIds: exercise.evidence_for,
			})),
		},
		{ budgetMinutes: 360 },
	);
	const raters = new Map(dimensions.map(({ id }) => [id, 0]));
	const rate = (ids: readonly string[], by: number) => {
		for (const id of ids) raters.set(id, (raters.get(id) ?? 0) + by);
	};
	let minutes = 0;
	for (const stage of plan.stages) {
		for (const interview of stage.interviews) {
			rate(interview.focusDimensionIds, interview.interviewers);
			minutes += interview.minutes;
		}
		for (const exercise of stage.exercises) {
			rate(exercise.dimensionIds, exercise.graders);
			minutes += exercise.minutes;
		}
	}
	return [
		...[...raters].filter(([, by]) => by < 2).map(([name, by]) => `the plan gives "${name}" ${by} raters`),
		...(minutes > 360 ? [`the plan takes ${minutes} minutes`] : []),
		...plan.unmet.map(({ message }) => `the plan: ${message}`),
	];
};

export const excludesNobody: Check = (role) =>
	textsOf(role).flatMap((placed) =>
		excludingWordsIn(placed).map(
			({ entry, instead }) =>
				`${placed.place} says "${entry}" (rather: ${instead}): …${placed.text.slice(0, 60)}…`,
		),
	);

/** The importer takes these for marks of a document; in a role's own words they would not come back as they are. */
export const isPlainText: Check = (role) =>
	textsOf(role).flatMap(({ place, text }) => {
		const isBlock = /material|grading_guide|worked_examples/.test(place);
		return [
			...(!isBlock && /&[a-z]+;|&#\d+;/i.test(text) ? [`${place} spells an entity`] : []),
			...(!isBlock && /\*\*|<[a-z/]/i.test(text) ? [`${place} holds markup`] : []),
			...(/\t/.test(text) ? [`${place} holds a tab`] : []),
			...(text
				.split('\n')
				.some((line) => line.length > 160 && isBlock && /material/.test(place) && !/\s/.test(line))
				? [`${place} holds a line of ${160} characters that cannot wrap`]
				: []),
		];
	});

const SHORTEST_SENTENCE = 4;

/** In how many roles each sentence stands. */
export function sharedSentences(roles: readonly RoleFile[]): Map<string, string[]> {
	const found = new Map<string, Set<string>>();
	for (const role of roles) {
		const parts = textsOf(role).filter(({ place }) => !/\.name$|^title$|\.title$/.test(place));
		for (const sentence of parts.flatMap(({ text }) => sentencesOf(text))) {
			const words = wordsOf(sentence);
			if (words.length < SHORTEST_SENTENCE || /^\d/.test(sentence)) continue;
			const key = words.join(' ');
			found.set(key, (found.get(key) ?? new Set()).add(role.library.slug));
		}
	}
	return new Map([...found].filter(([, slugs]) => slugs.size > 1).map(([key, slugs]) => [key, [...slugs]]));
}

const LADDER = ['associate', 'mid', 'senior', 'lead'];
const SHARED_NAMES = 4;
const MOST_IN_COMMON_BETWEEN_LEVELS = 0.6;

/** Neighbouring levels of a family can be laid side by side, and ask for different things under the same name. */
export function ladderProblems(roles: readonly RoleFile[]): string[] {
	const families = Map.groupBy(roles, ({ library }) => library.family);
	return [...families.values()].flatMap((family) => {
		const levels = family.map(({ library }) => LADDER.indexOf(library.level));
		if (new Set(levels).size < levels.length) return [];
		const steps = family.toSorted(
			(a, b) => LADDER.indexOf(a.library.level) - LADDER.indexOf(b.library.level),
		);
		return steps.slice(1).flatMap((upper, i) => {
			const lower = steps[i];
			return lower ? stepProblems(lower, upper) : [];
		});
	});
}

function stepProblems(lower: RoleFile, upper: RoleFile): string[] {
	const between = `${lower.library.slug} and ${upper.library.slug}`;
	const pairs = lower.dimensions.flatMap((dimension) => {
		const other = upper.dimensions.find(({ name }) => name === dimension.name);
		return other ? [{ dimension, other }] : [];
	});
	const alike = pairs.flatMap(({ dimension, other }) =>
		Object.entries(dimension.anchors).flatMap(([level, anchor]) => {
			const share = overlap(anchor, other.anchors[level as '5']);
			return share >= MOST_IN_COMMON_BETWEEN_LEVELS
				? [`${between}: "${dimension.name}" at ${level} share ${Math.round(share * 100)} %`]
				: [];
		}),
	);
	return [
		...(pairs.length < SHARED_NAMES ? [`${between} have ${pairs.length} dimensions of the same name`] : []),
		...(pairs.length > 0 && pairs.every(({ dimension, other }) => dimension.weight === other.weight)
			? [`${between} weigh every dimension alike`]
			: []),
		...alike,
	];
}

/** Runs of eight words that stand in one of `sources`; titles and names of dimensions are facts and left aside. */
export function copiedRuns(role: RoleFile, sources: ReadonlySet<string>): string[] {
	return textsOf(role)
		.filter(({ place }) => !/^title$|\.name$|\.title$/.test(place))
		.flatMap(({ place, text }) =>
			runsOf(text)
				.filter((run) => sources.has(run))
				.map((run) => `${place} has "${run}"`),
		);
}

export const CHECKS: readonly Check[] = [
	hasUsableLengths,
	hasWeightsOf100,
	hasEvidence,
	hasDistinctAnchors,
	isEasilyInstructed,
	hasHonestMinutes,
	fitsAPlan,
	excludesNobody,
	isPlainText,
];
