import type { ScorecardContent } from '#lib/domain/scorecard/content.ts';
import type { FieldProblem, SaveAnswer } from '#lib/components/scorecard/draft-saver.ts';

/** A request that outlives its page may carry no more. In bytes. */
export const keepaliveLimit = 60_000;

export function draftRequest(body: string): RequestInit {
	return { method: 'PUT', headers: { 'content-type': 'application/json' }, body };
}

/** Sends a draft and reads the answer. Whatever keeps it from arriving is "unreachable", to be tried again. */
export async function sendDraft(
	url: string,
	draft: { baseRevision: number; content: ScorecardContent },
): Promise<SaveAnswer> {
	try {
		const response = await fetch(url, draftRequest(JSON.stringify(draft)));
		return await answerOf(response.status, await response.json());
	} catch {
		return { kind: 'unreachable' };
	}
}

async function answerOf(status: number, body: unknown): Promise<SaveAnswer> {
	const answer = record(body);
	const data = record(answer['data']);
	const message = typeof answer['message'] === 'string' ? answer['message'] : 'The draft was not accepted.';
	if (status === 200) {
		return {
			kind: 'saved',
			revision: Number(answer['revision']),
			savedAt: new Date(String(answer['savedAt'])),
		};
	}
	if (status === 401) return { kind: 'signed_out' };
	if (status === 409 && data['kind'] === 'newer_text') {
		const theirs = await readContent(data['theirs']);
		return theirs
			? { kind: 'conflict', revision: Number(data['revision']), theirs }
			: { kind: 'closed', message };
	}
	if (status === 409 || status === 403 || status === 404) return { kind: 'closed', message };
	if (status === 400 || status === 413) {
		const problems = problemsOf(answer['fields']);
		return { kind: 'refused', problems: problems.length > 0 ? problems : [{ field: 'scorecard', message }] };
	}
	return { kind: 'unreachable' };
}

/** Content from outside this page. The reader is fetched only now: it is large, and rarely wanted. */
export async function readContent(raw: unknown): Promise<ScorecardContent | null> {
	const { parseContent } = await import('#lib/domain/scorecard/parse-content.ts');
	const parsed = parseContent(raw);
	return parsed.kind === 'ok' ? parsed.content : null;
}

function problemsOf(raw: unknown): FieldProblem[] {
	if (!Array.isArray(raw)) return [];
	return raw.map(record).map(({ field, message }) => ({ field: String(field), message: String(message) }));
}

function record(value: unknown): Record<string, unknown> {
	return typeof value === 'object' && value !== null ? { ...value } : {};
}
