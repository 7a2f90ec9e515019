import type { z } from 'zod';
import { contentLimits, ScorecardContent } from '#lib/domain/scorecard/content.ts';

/** `field` is a path, as in `ratings.<dimension>.note`. */
export type ContentProblem =
	| { code: 'too_long'; field: string; limit: number; length: number }
	| { code: 'too_many'; field: string; limit: number; length: number }
	| { code: 'too_large'; limit: number; bytes: number }
	| { code: 'level_and_not_assessed'; field: string }
	| { code: 'double'; field: string }
	| { code: 'invalid'; field: string };

export type ParsedContent =
	{ kind: 'ok'; content: ScorecardContent } | { kind: 'refused'; problems: ContentProblem[] };

/** Reads content that came from outside. Nothing is shortened or dropped: what does not fit is refused by field. */
export function parseContent(input: unknown): ParsedContent {
	const parsed = ScorecardContent.safeParse(input);
	if (!parsed.success) {
		return {
			kind: 'refused',
			problems: parsed.error.issues.slice(0, 20).map((issue) => problem(issue, input)),
		};
	}
	const bytes = new TextEncoder().encode(JSON.stringify(parsed.data)).length;
	if (bytes > contentLimits.bytes) {
		return { kind: 'refused', problems: [{ code: 'too_large', limit: contentLimits.bytes, bytes }] };
	}
	return { kind: 'ok', content: parsed.data };
}

function problem(issue: z.core.$ZodIssue, input: unknown): ContentProblem {
	const field = issue.path.join('.');
	if (issue.code === 'too_big') {
		const found = at(input, issue.path);
		const code = issue.origin === 'string' ? 'too_long' : 'too_many';
		return { code, field, limit: Number(issue.maximum), length: lengthOf(found) };
	}
	if (issue.code === 'custom') {
		const params: Record<string, unknown> = issue.params ?? {};
		if (params.code === 'level_and_not_assessed' || params.code === 'double') {
			return { code: params.code, field };
		}
		if (params.code === 'too_many') {
			return {
				code: 'too_many',
				field,
				limit: Number(params.limit),
				length: lengthOf(at(input, issue.path)),
			};
		}
	}
	return { code: 'invalid', field };
}

function at(input: unknown, path: readonly PropertyKey[]): unknown {
	return path.reduce<unknown>((value, key): unknown => {
		return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
	}, input);
}

function lengthOf(value: unknown): number {
	if (typeof value === 'string') return value.replaceAll(/\r\n?/g, '\n').length;
	return typeof value === 'object' && value !== null ? Object.keys(value).length : 0;
}
