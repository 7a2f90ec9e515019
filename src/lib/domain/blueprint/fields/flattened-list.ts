import type { TextLine } from '#lib/domain/blueprint/document/document.ts';
import {
	couldBeTitle,
	isMarkedTitle,
	readExerciseTitle,
} from '#lib/domain/blueprint/fields/exercise-title.ts';
import { findDuration } from '#lib/domain/blueprint/fields/durations.ts';
import { exerciseLabel } from '#lib/domain/blueprint/sections/heading-names.ts';

/*
 * A list in a list may have been flattened to siblings. Nothing says so; what tells is how the items follow each
 * other. An item that is a plain sentence among items with prompts of their own is an exercise without a title.
 */

/** An item of a list, and the lines that certainly are its own. */
export interface Unit {
	line: TextLine;
	own: TextLine[];
}

function isBare({ line, own }: Unit): boolean {
	return own.length === 0 && readExerciseTitle(line).rest === '';
}

/** Whether the unit ends by announcing others. A list of its own below it is what was announced. */
function announces({ line, own }: Unit): boolean {
	let open = line.text.endsWith(':');
	for (const below of own) {
		if (below.mark !== 'none') open = false;
		if (below.text.endsWith(':')) open = true;
	}
	return open;
}

function isAnnouncement({ line, own }: Unit): boolean {
	return own.length === 0 && line.text.endsWith(':') && !couldBeTitle(line.text.replace(/\s*:$/, ''));
}

/** Each unit that may open an exercise is followed by one that may not. */
function alternates(units: readonly Unit[], titles: readonly boolean[]): boolean {
	if (!titles[0] || titles.filter(Boolean).length < 2) return false;
	return units.every((unit, at) => !titles[at] || (isBare(unit) && titles[at + 1] === false));
}

function isCertain({ line }: Unit): boolean {
	return exerciseLabel(line.text) !== null || line.bold > 0;
}

/** Of units between two that are labelled or bold, none is an exercise of its own. */
function standsBetween(units: readonly Unit[], marked: readonly boolean[]): boolean {
	if (units.some(({ line, own }) => own.some((below) => below.depth > line.depth))) return false;
	const last = marked.lastIndexOf(true);
	const all = units.every((unit, at) => !marked[at] || isCertain(unit));
	return marked[0] === true && all && marked.slice(0, last).includes(false);
}

/** One title, then sentences: its prompts. */
function isOneExercise(units: readonly Unit[], marked: readonly boolean[]): boolean {
	return (
		marked[0] === true &&
		units.length > 2 &&
		units.every(isBareOrSentence) &&
		units.slice(1).every(({ line }) => !couldBeTitle(line.text) && findDuration(line.text) === null) &&
		!marked.includes(true, 1)
	);
}

function isBareOrSentence(unit: Unit): boolean {
	return unit.own.length === 0 && (!isMarkedTitle(unit.line) || isBare(unit));
}

/** For each unit of a list whether it opens an exercise, or belongs to the one before it. */
export function openersOf(units: readonly Unit[]): boolean[] {
	const marked = units.map(({ line }) => isMarkedTitle(line));
	if (!marked.includes(true)) {
		const withColon = units.map(({ line }) => line.text.endsWith(':') && couldBeTitle(line.text));
		if (alternates(units, withColon)) return withColon;
		const likely = units.map(({ line }) => couldBeTitle(line.text));
		if (alternates(units, likely)) return likely;
	}
	if (alternates(units, marked) || standsBetween(units, marked) || isOneExercise(units, marked))
		return marked;
	let announced = false;
	let flattened = false;
	return units.map((unit, at) => {
		const before = units[at - 1];
		// Right below a label, or a title without prompts, what announces others is a prompt.
		const isPrompt =
			before !== undefined &&
			marked[at - 1] === true &&
			(isBare(before) || exerciseLabel(before.line.text) !== null) &&
			isAnnouncement(unit);
		// Once one sibling was found to be a child, no unmarked one is an exercise.
		const opens = marked[at] === true || !(announced || flattened || isPrompt);
		flattened ||= !opens;
		announced = announces(unit);
		return opens;
	});
}
