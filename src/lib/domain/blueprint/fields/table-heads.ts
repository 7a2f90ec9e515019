import { collapseSpace } from '#lib/domain/blueprint/input/clean-text.ts';

/** What a column of a scorecard holds. */
export type Column =
	| { kind: 'name' }
	| { kind: 'weight' }
	| { kind: 'description' }
	| { kind: 'number' }
	| { kind: 'group' }
	| { kind: 'level'; key: string };

const NAME_HEADS =
	'(?:evaluation |scorecard |assessment |scoring )?(?:dimensions?|competenc(?:y|ies)|criteri(?:on|a)|attributes?|skills?(?: areas?)?|areas?|categor(?:y|ies)|factors?|capabilit(?:y|ies)|traits?)';
const WEIGHT_HEADS = '(?:suggested |example |relative )?(?:weights?|weightings?|importance|points|%)';
const DESCRIPTION_HEADS =
	'(?:descriptions?|definitions?|what (?:it|this) (?:means|covers|measures)|what to (?:look for|assess|evaluate)|notes?|details?|focus|evidence|how to (?:assess|evaluate)|guidance|meaning)';
const LEVEL_WORDS =
	'(?:exceptional|excellent|outstanding|exemplary|expert|superior|strong|very good|good|great|proficient|solid|competent|adequate|acceptable|average|fair|developing|mixed|moderate|basic|needs improvement|needs work|weak|poor|unacceptable|unsatisfactory|insufficient|inadequate|concerning|(?:far )?(?:exceeds|above|meets|at|below|under|raises|misses)(?: the)? (?:expectations|bar|standard|level)|exceeds|meets|below|high|medium|low|strong hire|hire|no hire|strong no hire)';

const GROUP = /^(?:groups?|domains?|themes?|pillars?|clusters?|sections?)$/i;

const REMARK = '(?:\\s*\\([^()]{0,60}\\))?';

function head(pattern: string): RegExp {
	return new RegExp(`^${pattern}${REMARK}:?$`, 'i');
}

const NAME = head(NAME_HEADS);
const SURE_NAME = /\b(?:dimension|competenc|criteri)/i;
const WEIGHT = head(`${WEIGHT_HEADS}|${WEIGHT_HEADS}\\s*%`);
const DESCRIPTION = head(DESCRIPTION_HEADS);
const LEVEL_WORD = head(LEVEL_WORDS);
const LOOKS_LIKE =
	/^what (?:an? )?["“”'‘’«»]?(.{1,40}?)["“”'‘’«»]? (?:looks|sounds) like(?:\s*\(([^()]{0,60})\))?$/i;
const NUMBERED =
	/^(?:(?:score|level|rating|grade)\s*(?:of\s*)?)?(\d{1,2})(?:\s*(?:points?|pts?|stars?)\b)?(?:\s*[-–—:=/.,]?\s*\(?["“]?[^\d()]{0,40}["”]?\)?)?$|^[^\d()]{1,40}?\s*[(–—:=-]\s*(\d{1,2})\s*\)?$/i;

export function isNameHead(text: string): boolean {
	return NAME.test(collapseSpace(text));
}

/** The key of a level: its digit where there is one, else its word in lower case; null when the text names no level. */
export function levelKey(text: string): string | null {
	const label = collapseSpace(text);
	const looksLike = LOOKS_LIKE.exec(label);
	const quoted = looksLike?.[1];
	const inner = quoted ?? label.replace(/^["“”']+|["“”']+$/g, '');
	const number = NUMBERED.exec(inner) ?? NUMBERED.exec(looksLike?.[2] ?? '');
	const digit = number?.[1] ?? number?.[2];
	if (digit !== undefined && Number(digit) <= 10) return String(Number(digit));
	if (quoted !== undefined || LEVEL_WORD.test(inner)) {
		return inner
			.replace(/\s*\([^()]*\)$/, '')
			.replace(/["“”]/g, '')
			.trim()
			.toLowerCase();
	}
	return null;
}

/** What a head says of its column by itself; null when it is no known word. */
export function columnOf(text: string, index: number): Column | null {
	const label = collapseSpace(text);
	if (/^(?:#|no\.?|nr\.?)$/i.test(label)) return { kind: 'number' };
	if (NAME.test(label)) return { kind: 'name' };
	if (WEIGHT.test(label)) return { kind: 'weight' };
	const key = levelKey(label);
	if (key !== null) return { kind: 'level', key };
	if (DESCRIPTION.test(label)) return { kind: 'description' };
	return label === '' && index === 0 ? { kind: 'name' } : null;
}

/** Of columns that claim the name, the one that says "dimension", as in "Area | Dimension"; else the first. */
function nameColumn(heads: readonly string[], known: readonly (Column | null)[]): number {
	const sure = known.findIndex((column, at) => column?.kind === 'name' && SURE_NAME.test(heads[at] ?? ''));
	return sure >= 0 ? sure : known.findIndex((column) => column?.kind === 'name');
}

/** What the heads of a scorecard table say, or null when the row is no row of heads. */
export function columnsOf(heads: readonly string[]): Column[] | null {
	const known = heads.map(columnOf);
	if (!known.some((column) => column !== null && column.kind !== 'number')) return null;
	const name = nameColumn(heads, known);
	let named = name >= 0;
	const unknown = known.filter((column) => column === null).length - (named ? 0 : 1);
	return known.map((column, index): Column => {
		if (column?.kind === 'name' && index !== name) return { kind: index < name ? 'group' : 'description' };
		if (column) return column;
		if (index < name && GROUP.test(collapseSpace(heads[index] ?? ''))) return { kind: 'group' };
		if (!named) {
			named = true;
			return { kind: 'name' };
		}
		const word = collapseSpace(heads[index] ?? '').toLowerCase();
		// One unknown column describes; several, side by side, are levels in words of the author's own.
		return unknown > 1 && word !== '' ? { kind: 'level', key: word } : { kind: 'description' };
	});
}

const HEAD_IN_LINE = new RegExp(
	[
		`what (?:an? )?["“”'‘’«»][^"“”'‘’«»]{1,40}["“”'‘’«»] (?:looks|sounds) like${REMARK}`,
		`what [\\w-]{1,20}(?: [\\w-]{1,20})? (?:looks|sounds) like${REMARK}`,
		`${WEIGHT_HEADS}${REMARK}`,
		`${NAME_HEADS}${REMARK}`,
		`${DESCRIPTION_HEADS}${REMARK}`,
		`(?:(?:score|level|rating) )?\\d{1,2}(?:\\s*[-–—=:]\\s*[a-z]+)?${REMARK}`,
		`["“]?${LEVEL_WORDS}["”]?${REMARK}`,
	]
		.map((pattern) => `(?:${pattern})(?=\\s|$)`)
		.join('|'),
	'iy',
);

/** The heads that a line consists of, cells joined by single spaces; null when anything else stands in it. */
export function splitHeads(text: string): string[] | null {
	if (text.length > 400) return null;
	const heads: string[] = [];
	let at = 0;
	while (at < text.length) {
		HEAD_IN_LINE.lastIndex = at;
		const found = HEAD_IN_LINE.exec(text);
		if (!found) return null;
		heads.push(found[0].trim());
		at = HEAD_IN_LINE.lastIndex;
		while (text.charAt(at) === ' ') at++;
	}
	return heads.length > 0 ? heads : null;
}
