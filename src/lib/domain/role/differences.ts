import { LEVELS } from '#lib/domain/role/draft.ts';
import { ANCHOR_FIELDS, EXAMPLE_FIELDS } from '#lib/domain/role/form-fields.ts';
import type { DimensionFields, ExerciseFields, RoleFields } from '#lib/domain/role/form-fields.ts';

/** One thing that two texts of a role say differently. An empty side says nothing there. */
export type Difference = { label: string; before: string; after: string };

/** What differs, in the order of the editor; what is gone comes last. Dimensions and exercises are told apart by their keys, other rows by their place. */
export function roleDifferences(before: RoleFields, after: RoleFields): Difference[] {
	const names = new Map([...before.dimensions, ...after.dimensions].map(({ key, name }) => [key, name]));
	const left = entries(before, names);
	const right = entries(after, names);
	return [...new Set([...right.keys(), ...left.keys()])]
		.map((id) => ({
			label: (right.get(id) ?? left.get(id))?.label ?? '',
			before: left.get(id)?.text ?? '',
			after: right.get(id)?.text ?? '',
		}))
		.filter((difference) => difference.before !== difference.after);
}

type Entries = Map<string, { label: string; text: string }>;

function entries(fields: RoleFields, names: ReadonlyMap<string, string>): Entries {
	const found: Entries = new Map();
	const say = (id: string, label: string, text: string) => {
		found.set(id, { label, text: text.trim() });
	};
	say('title', 'Title', fields.title);
	say('summary', 'Summary', fields.summary);
	fields.criteria.forEach(({ name, question }, index) => {
		say(`criteria.${index}`, `Criterion ${index + 1}`, joined(name, question));
	});
	fields.dimensions.forEach((dimension, index) => sayDimension(say, dimension, index));
	say('dimensions', 'Dimensions, in order', fields.dimensions.map(({ name }) => name).join(', '));
	say('weightReason', 'Reason for the weights', fields.weightReason);
	fields.exercises.forEach((exercise, index) => sayExercise(say, exercise, index, names));
	say('exercises', 'Exercises, in order', fields.exercises.map(({ title }) => title).join(', '));
	say('strongSignals', 'Strong signals', fields.strongSignals);
	say('weakSignals', 'Weak signals', fields.weakSignals);
	say('redFlags', 'Red flags', fields.redFlags);
	fields.background.forEach(({ heading, text }, index) => {
		say(`background.${index}`, `Background ${index + 1}`, joined(heading, text));
	});
	return found;
}

type Say = (id: string, label: string, text: string) => void;

function sayDimension(say: Say, dimension: DimensionFields, index: number) {
	const id = `dimension.${dimension.key}`;
	const label = dimension.name.trim() === '' ? `Dimension ${index + 1}` : `“${dimension.name.trim()}”`;
	say(id, label, dimension.name);
	say(`${id}.weight`, `${label}: weight`, dimension.weight === '' ? '' : `${dimension.weight} %`);
	say(`${id}.critical`, `${label}: critical`, dimension.critical ? 'Critical' : '');
	say(`${id}.floor`, `${label}: floor`, dimension.floor);
	say(`${id}.description`, `${label}: description`, dimension.description);
	for (const level of LEVELS)
		say(`${id}.${level}`, `${label}: level ${level}`, dimension[ANCHOR_FIELDS[level]]);
}

function sayExercise(say: Say, exercise: ExerciseFields, index: number, names: ReadonlyMap<string, string>) {
	const id = `exercise.${exercise.key}`;
	const label = exercise.title.trim() === '' ? `Exercise ${index + 1}` : `“${exercise.title.trim()}”`;
	const { minutesMin: min, minutesMax: max } = exercise;
	say(id, label, exercise.title);
	say(`${id}.minutes`, `${label}: minutes`, [min, max].filter((minutes) => minutes !== '').join(' to '));
	say(`${id}.prompts`, `${label}: prompts`, exercise.prompts.join('\n'));
	say(`${id}.material`, `${label}: material`, exercise.material);
	say(`${id}.guide`, `${label}: grading guide`, exercise.gradingGuide);
	for (const level of LEVELS) {
		say(
			`${id}.example.${level}`,
			`${label}: worked example, level ${level}`,
			exercise[EXAMPLE_FIELDS[level]],
		);
	}
	const dimensions = exercise.dimensionKeys.map((key) => names.get(key) ?? key);
	say(`${id}.dimensions`, `${label}: gives evidence for`, dimensions.join(', '));
}

function joined(head: string, text: string): string {
	return [head, text].filter((part) => part.trim() !== '').join('\n');
}
