import type { BlueprintPart } from '#lib/domain/blueprint/blueprint.ts';

/** What a heading stands for. 'evaluation' is the section that holds the criteria to the scorecard. */
export type SectionName = BlueprintPart | 'evaluation' | 'signals';

export interface HeadingText {
	number: number | null;
	/** The heading without number, closing colon and remarks in brackets; straight quotes, lower case. */
	name: string;
}

/** No heading is longer; what is, is compared by its beginning. */
const LONGEST = 300;

const NUMBERED =
	/^(?:(?:section|part|chapter)\s+|[§#(]\s*)?(?:(\d{1,2})(?:\.\d{1,2})*\s*(?:[).:|]|[-–—]\s)|(\d{1,2})\.\d{1,2}\s)\s*(?=\D)/i;
const SIGN_NUMBERED = /^[§#]\s*(\d{1,2})\s+(?=\D)/;
const ROMAN = /^(?:Section\s+|Part\s+)?([IVX]{1,6})[).:]\s+/;
const BARE_NUMBER = /^(\d{1,2})\s+(?=\p{Lu})/u;

const ROMAN_DIGITS: Record<string, number> = { I: 1, V: 5, X: 10 };

function ofRoman(digits: string): number {
	const values = [...digits].map((digit) => ROMAN_DIGITS[digit] ?? 0);
	return values.reduce((sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value), 0);
}

function nameIn(text: string): string {
	return text
		.replace(/^[A-Z][).]\s+/, '')
		.replace(/[‘’]/g, "'")
		.replace(/[^\p{L}\p{N})\]"”'%?!]+$/u, '')
		.replace(/\s*\([^()]{0,200}\)$/, '')
		.replace(/[\s:.–—-]+$/, '')
		.replace(/^[^\p{L}\p{N}]+/u, '')
		.toLowerCase();
}

export function readHeading(whole: string): HeadingText {
	const text = whole.slice(0, LONGEST);
	const roman = ROMAN.exec(text);
	if (roman) return { number: ofRoman(roman[1] ?? ''), name: nameIn(text.slice(roman[0].length)) };
	const numbered = NUMBERED.exec(text) ?? SIGN_NUMBERED.exec(text);
	if (numbered) {
		const sub = /^(?:section\s+|[§#(]\s*)?\d{1,2}\.(?!0\b)\d{1,2}/i.test(text);
		return {
			number: sub ? null : Number(numbered[1] ?? numbered[2]),
			name: nameIn(text.slice(numbered[0].length)),
		};
	}
	// A number with nothing behind it counts only where a known name follows.
	const bare = BARE_NUMBER.exec(text);
	const name = bare ? nameIn(text.slice(bare[0].length)) : '';
	if (bare && (MAIN_NAMES.has(name) || partNamed(name) !== null)) return { number: Number(bare[1]), name };
	return { number: null, name: nameIn(text) };
}

const LEAD =
	'(?:(?:the|key|common|typical|example|sample|suggested|recommended|candidate|interview|interviewer|hiring|practical|core|main|overall|potential|possible)\\s+)*';
const TAIL = '(?:\\s*(?:[-–—,:/&]|\\b(?:to|for|in|and|or|of|during|we|that|with|which|on|by|from)\\b).*)?';

function whole(pattern: string): RegExp {
	return new RegExp(`^${LEAD}(?:${pattern})${TAIL}$`);
}

const SIGNAL_WORD = '(?:signals?|indicators?|signs?|markers?|evidence)';
const SUBJECT = '(?:(?:candidate|hiring|interview|performance|positive|negative)\\s+)*';

/** In order: the first pattern that fits decides. */
const PARTS: readonly (readonly [SectionName, RegExp])[] = [
	[
		'final_summary',
		/\bfinal\b.*\b(?:summary|scorecard)\b|\bscorecard summary\b|^role (?:summary table|scorecard|snapshot)$|^(?:(?:the )?role )?at a glance$|^summary table$/,
	],
	['signals', whole(`(?:strong|positive) (?:and|&|vs\\.?|/) (?:weak|negative) ${SUBJECT}${SIGNAL_WORD}`)],
	[
		'weak_signals',
		whole(
			`(?:weak|negative|concerning|poor|cautionary) ${SUBJECT}${SIGNAL_WORD}|yellow flags?|warning signs?|${SIGNAL_WORD} of (?:a )?weak.*|(?:areas? of )?concerns?|weaknesses|what (?:weak|poor|bad) looks like|(?:what )?(?:an? )?weak candidates?(?: (?:looks? like|do(?:es)?|shows?))?`,
		),
	],
	[
		'strong_signals',
		whole(
			`(?:strong|positive|good|great|excellent) ${SUBJECT}${SIGNAL_WORD}|green flags?|${SIGNAL_WORD} of (?:a )?str(?:ong|ength).*|strengths(?: to (?:look|listen|watch) for)?|what (?:good|great|strong|excellent) looks like|(?:what )?(?:an? )?(?:strong|great) candidates?(?: (?:looks? like|do(?:es)?|shows?))?`,
		),
	],
	['signals', whole(`${SIGNAL_WORD}(?: to (?:look|listen|watch) for)?`)],
	[
		'red_flags',
		whole(
			'(?:(?:critical|hard|serious|major|absolute|immediate|automatic) )?red flags?|deal[- ]?breakers?|disqualif(?:iers?|ying \\w+)|knock-?outs?',
		),
	],
	[
		'evaluation',
		/^(?:hiring|interview|interviewing|candidate|recruiting|recruitment|selection)(?: and \w+| & \w+)? (?:evaluation|assessment|selection)(?: (?:criteria|guide|framework|approach|plan|process))?$|^(?:hiring|selection) criteria$|^evaluation criteria for (?:hiring|interviews?|candidates?)$|^how to (?:evaluate|assess|hire)(?: candidates)?$/,
	],
	[
		'dimensions',
		whole(
			'(?:evaluation |scoring |assessment |rating )?score ?cards?(?: (?:dimensions?|template|criteria|rubric|table|example))?|(?:scoring|evaluation|assessment|rating|weighted) (?:dimensions|rubric|grid|matrix|scorecard|table)|rubric|dimensions',
		),
	],
	[
		'exercises',
		whole(
			'(?:(?:technical|hands-on|written|assessment|work[- ]sample|simulation|role-?play|live|coding) )?exercises?|case stud(?:y|ies)|case stud(?:y|ies) (?:exercises?|options|prompts?)|work samples?(?: tests?)?|simulations|take-?home (?:exercises?|assignments?|tasks?|tests?)|(?:technical |hands-on |skills? )?assessments?(?: exercises?| tasks?)|(?:practical |hands-on |skills? )(?:tests?|tasks?|assessments?)|assessments?',
		),
	],
	[
		'criteria',
		whole(
			"what (?:to|we|interviewers|you) (?:should |will |'ll )?(?:assess|evaluate|look for|test|probe|measure|screen).*|(?:assessment|evaluation|focus) (?:areas?|criteria|topics|points)|areas? (?:of focus|to (?:assess|evaluate|probe))|(?:competenc(?:y|ies)|skills|capabilities|qualities) to (?:assess|evaluate|test).*|criteria|competencies",
		),
	],
	[
		'summary',
		/^(?:(?:role|job|position|executive) )?(?:summary|overview)$|^about (?:the|this) role$|^(?:role|job) description$/,
	],
];

/** Section names of this family of documents; in text without headings they tell a section from a sentence. */
const MAIN_NAMES = new Set([
	'role summary',
	'role mission',
	'core responsibilities',
	'day-to-day activities',
	'key deliverables',
	'goals, objectives, and milestones',
	'kpis and productivity metrics',
	'technical skills required',
	'soft skills and behavioral capabilities',
	'tools, platforms, and software',
	'typical tech stack / environment',
	'stakeholders and collaboration map',
	'decision rights and scope of authority',
	'required experience and qualifications',
	'career path and progression',
	'risks, challenges, and failure modes',
	'role variants',
	'ai / automation impact on the role',
	'hiring evaluation criteria',
	'final role scorecard summary',
]);

export function nameOf(text: string): SectionName | null {
	if (text.length > 160) return null;
	return partNamed(readHeading(text).name);
}

function partNamed(name: string): SectionName | null {
	return PARTS.find(([, pattern]) => pattern.test(name))?.[0] ?? null;
}

export function isKnownMainName(text: string): boolean {
	return text.length <= 160 && MAIN_NAMES.has(readHeading(text).name);
}

/** The headings that only a blueprint has. */
export function isMainHeading(text: string): boolean {
	const name = nameOf(text);
	return name === 'evaluation' || name === 'final_summary';
}

export function isPartHeading(text: string): boolean {
	const name = nameOf(text);
	return name !== null && name !== 'summary' && name !== 'evaluation' && name !== 'final_summary';
}

/** An exercise's own label, such as "Case study 2:". */
const EXERCISE_LABEL =
	/^(?:case(?: study)?|exercise|scenario|simulation|task|option|assignment|challenge|prompt|work sample|part)\s*(?:#\s*)?(?:\d{1,2}|[A-H])\b\s*(?=[:.)–—-]|$)/i;

export function exerciseLabel(text: string): string | null {
	return EXERCISE_LABEL.exec(text)?.[0].trim() ?? null;
}

/** Subsections of the evaluation section that are no part of a blueprint's key table. */
export function isAside(text: string): boolean {
	return /\b(?:interview (?:loop|process|stages?|plan|structure|panel|questions?|format|guide)|hiring (?:process|loop|panel)|(?:sample|suggested|example) questions?|questions to ask|reference checks?|onboarding|(?:interviewer|panel|hiring|additional) notes?|decision (?:rules?|guidance)|compensation)\b|^notes?\W*$/i.test(
		text,
	);
}

/** The heading of a list that repeats the document's own headings. */
export function isContentsHeading(text: string): boolean {
	return /^(?:(?:table of )?contents|on this page|in this (?:article|post)|(?:article|page) contents|jump to)$/.test(
		readHeading(text).name,
	);
}

/** Headings of the page around an article. */
export function isPageHeading(text: string): boolean {
	return /^(?:(?:related|similar|recent|popular|latest|more|you may also like|further) ?(?:posts?|articles?|reading|stories)?|leave a (?:reply|comment)|(?:\d+ )?comments?|share this.*|subscribe.*|about the author|post navigation|categories|tags|archives)$/.test(
		readHeading(text).name,
	);
}
