import type { PlainLine } from '#lib/domain/blueprint/document/document.ts';
import { borderOf, trimName } from '#lib/domain/blueprint/fields/criteria.ts';
import { findDuration, type FoundDuration } from '#lib/domain/blueprint/fields/durations.ts';
import { exerciseLabel } from '#lib/domain/blueprint/sections/heading-names.ts';

export interface ExerciseTitle {
	title: string | null;
	min: number | null;
	max: number | null;
	/** What stands behind the title on its line; the whole line when it is no title. */
	rest: string;
}

const LONGEST_TITLE_WORDS = 12;
const LONGEST_BARE_TITLE_WORDS = 8;

/** Words that stand with a duration, and go with it. */
const QUALIFIER =
	/(?:^|[\s,;–—(-])(?:take-?home|live|timed|asynchronous|async|remote|on-?site|in-person|synchronous|duration|time ?box(?:ed)?|timebox(?:ed)?|time|approx\.?|about|est(?:imated)?\.?|or|and)$/i;

/** How an instruction begins, as opposed to a title. */
const INSTRUCTION =
	/^(?:please\s+)?(?:ask|give|provide|have|let|show|present|tell|invite|hand|walk|describe|explain|discuss|pair)\s+(?:the|a|an|them|each|candidates?|through|how|what|two|three|some|on|for|with|your?|us|interviewers?)\b/i;

function wordCount(text: string): number {
	return text.split(' ').filter(Boolean).length;
}

function isInstruction(text: string): boolean {
	return INSTRUCTION.test(text) || /^["“‘']/.test(text) || /[.?!]\s+\S/.test(text);
}

/** What stands before and behind a duration, without brackets, dashes and words that belong to it. */
function around(text: string, found: FoundDuration): { before: string; after: string; setOff: boolean } {
	let before = text.slice(0, found.start);
	let after = text.slice(found.end);
	const bracket = Math.max(before.lastIndexOf('('), before.lastIndexOf('['));
	if (bracket > Math.max(before.lastIndexOf(')'), before.lastIndexOf(']'))) {
		const close = /[)\]]/.exec(after);
		return {
			before: before.slice(0, bracket).trim(),
			after: close ? after.slice(close.index + 1) : '',
			setOff: true,
		};
	}
	let setOff = false;
	for (;;) {
		const trimmed = before.replace(/[\s,;:–—-]+$/, '');
		setOff ||= /[,;:–—-]/.test(before.slice(trimmed.length));
		before = trimmed;
		const qualifier = QUALIFIER.exec(before);
		// "and" and "or" go only with what they join.
		if (!qualifier || (/\b(?:or|and)$/i.test(before) && !setOff)) break;
		before = before.slice(0, qualifier.index + (/^\w/.test(qualifier[0]) ? 0 : 1));
		setOff ||= before.trim() === '' || /[,;–—-]\s*$/.test(before);
	}
	after = after
		.replace(/^\s*(?:take-?home|live)?(?:\s*(?:session|exercise|limit|total)\b)?(?!\w)/i, '')
		.replace(/^[\s,;]*[([](?:take-?home|live|timed|remote|on-?site|in-person)[)\]]/i, '');
	return { before, after, setOff };
}

function trimRest(text: string): string {
	return text.replace(/^[\s)\]]*[.:;,–—-]*\s*/, '').trim();
}

function untitled(text: string): ExerciseTitle {
	const duration = findDuration(text);
	return { title: null, min: duration?.min ?? null, max: duration?.max ?? null, rest: text };
}

function titled(title: string, rest: string, duration?: FoundDuration | null): ExerciseTitle {
	return {
		title: trimName(title),
		min: duration?.min ?? null,
		max: duration?.max ?? null,
		rest: trimRest(rest),
	};
}

/** A title that is certain to be one: a heading or bold text, with the duration in it or right behind it. */
function markedTitle(title: string, behind: string): ExerciseTitle {
	const inside = findDuration(title);
	if (inside) {
		const { before, after } = around(title, inside);
		if (before !== '')
			return titled(before, [trimRest(after), trimRest(behind)].filter(Boolean).join(' '), inside);
	}
	const next = findDuration(behind);
	if (next) {
		const { before, after } = around(behind, next);
		if (trimRest(before) === '') return titled(title, after, next);
	}
	return titled(title, behind);
}

function plainTitle(text: string): ExerciseTitle {
	const label = exerciseLabel(text);
	const duration = findDuration(text);
	if (duration) {
		const { before, after, setOff } = around(text, duration);
		// Minutes alone are the time of an exercise that nobody has named.
		if (before === '' && trimRest(after) === '')
			return { title: null, min: duration.min, max: duration.max, rest: '' };
		const endsLine = /^\s*:?$/.test(after);
		const isTitle =
			before !== '' &&
			(setOff || (endsLine && !/\b(?:in|for|within|of|to|takes?|over|during|the|at|least)$/i.test(before))) &&
			!/^\s*[.?!]$/.test(after) &&
			wordCount(before) <= LONGEST_TITLE_WORDS &&
			!isInstruction(before);
		if (isTitle) return titled(before, after, duration);
	}
	if (label !== null) {
		const behind = trimRest(text.slice(label.length));
		const sentence =
			isInstruction(behind) || /[.?!]$/.test(behind) || wordCount(behind) > LONGEST_TITLE_WORDS;
		if (!sentence) return titled(text, '');
		const border = borderOf(behind);
		const head = border ? behind.slice(0, border.start) : '';
		if (!border || isInstruction(head) || wordCount(head) > LONGEST_BARE_TITLE_WORDS)
			return titled(label, behind);
		return titled(text.slice(0, text.indexOf(behind) + border.start), behind.slice(border.end));
	}
	const border = borderOf(text);
	const head = border ? text.slice(0, border.start).trim() : text;
	const short =
		wordCount(head) <= LONGEST_BARE_TITLE_WORDS && !isInstruction(head) && !/[.?!]["”’)]?$/.test(head);
	return short ? titled(head, border ? text.slice(border.end) : '') : untitled(text);
}

/** Bold words that say what a line of an exercise is for. */
const LINE_LABEL =
	/^(?:(?:candidate |the )?(?:prompt|task|goal|objective|deliverable|instruction|setup|format|output|scoring|material|context|background|scenario|input|question|note|evaluation|assessment|time|duration)s?|what to (?:look for|evaluate|assess)|evaluate|assess|ask|provide|look for|candidate (?:must|task|should)|expected .*)\s*:?$/i;

/** Whether a line without any mark could be a title: short, and neither a sentence nor an instruction. */
export function couldBeTitle(text: string): boolean {
	const name = text.replace(/\s*:$/, '');
	if (LINE_LABEL.test(name) || !/^[\p{Lu}\p{N}]/u.test(name) || /[.?!:]["”’)]?$/.test(name)) return false;
	const { title, rest } = plainTitle(name);
	return title !== null && rest === '';
}

/** Whether a line shows by its form that it opens an exercise. */
export function isMarkedTitle(line: PlainLine): boolean {
	if (exerciseLabel(line.text) !== null) return true;
	if (LINE_LABEL.test(line.text.replace(/\s*[(,–—:-].*$/, ''))) return false;
	if (line.bold > 0) return !LINE_LABEL.test(line.text.slice(0, line.bold).trim());
	const duration = findDuration(line.text);
	return duration !== null && plainTitle(line.text).title !== null && around(line.text, duration).setOff;
}

/** Splits the line that opens an exercise into title, minutes and what follows on the line. */
export function readExerciseTitle(line: PlainLine): ExerciseTitle {
	const bold = line.text.slice(0, line.bold).trim();
	const behind = line.text.slice(line.bold);
	const label = exerciseLabel(bold);
	// A bold label alone is not the title: "**Case study 2:** Incident draft".
	if (bold === '' || (label !== null && trimName(bold).length <= label.length && behind.trim() !== '')) {
		return plainTitle(line.text);
	}
	return markedTitle(bold, behind);
}
