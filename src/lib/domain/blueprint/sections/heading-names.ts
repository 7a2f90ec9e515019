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

export function readHeading(whole: string): HeadingText {
	const text = whole.slice(0, LONGEST);
	const numbered =
		/^(?:section\s+|part\s+)?(?:(\d{1,2})(?:\.\d{1,2})*\s*(?:[).:]|[-–—]\s)|\d{1,2}\.\d{1,2}\s)\s*(?=\D)/i.exec(
			text,
		);
	const sub = /^(?:section\s+)?\d{1,2}\.\d{1,2}/i.test(text);
	const rest = (numbered ? text.slice(numbered[0].length) : text).replace(/^[A-Z][).]\s+/, '');
	const name = rest
		.replace(/[‘’]/g, "'")
		.replace(/\s*\([^()]{0,200}\)\s*:?$/, '')
		.replace(/[\s:.–—-]+$/, '')
		.replace(/^[^\p{L}\p{N}]+/u, '')
		.toLowerCase();
	return { number: numbered && !sub ? Number(numbered[1]) : null, name };
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
	['signals', whole(`${SIGNAL_WORD}(?: to (?:look|listen|watch) for)?`)],
	[
		'weak_signals',
		whole(
			`(?:weak|negative|concerning|poor|cautionary) ${SUBJECT}${SIGNAL_WORD}|yellow flags?|warning signs?|signs of (?:a )?weak.*`,
		),
	],
	[
		'strong_signals',
		whole(
			`(?:strong|positive|good|great|excellent) ${SUBJECT}${SIGNAL_WORD}|green flags?|signs of (?:a )?strong.*`,
		),
	],
	['red_flags', whole('red flags?|deal[- ]?breakers?|disqualif(?:iers?|ying \\w+)|knock-?outs?')],
	[
		'evaluation',
		/^(?:hiring|interview|interviewing|candidate|recruiting|recruitment|selection)(?: and \w+| & \w+)? (?:evaluation|assessment|selection)(?: (?:criteria|guide|framework|approach|plan|process))?$|^(?:hiring|selection) criteria$|^how to (?:evaluate|assess|hire)(?: candidates)?$/,
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
			'(?:technical |hands-on |written |assessment )?exercises?|case stud(?:y|ies)|case stud(?:y|ies) (?:exercises?|options|prompts?)|work samples?(?: tests?)?|simulations|take-?home (?:exercises?|assignments?|tasks?|tests?)|(?:technical |skills? )?assessments?(?: exercises?| tasks?)|(?:practical|skills?) (?:tests?|tasks?|assessments?)|assessments?',
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
	const { name } = readHeading(text);
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

/** Headings of the page around an article. */
export function isPageHeading(text: string): boolean {
	return /^(?:(?:related|similar|recent|popular|latest|more|you may also like|further) ?(?:posts?|articles?|reading|stories)?|leave a (?:reply|comment)|(?:\d+ )?comments?|share this.*|subscribe.*|about the author|post navigation|categories|tags|archives)$/.test(
		readHeading(text).name,
	);
}
