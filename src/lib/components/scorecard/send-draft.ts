import type { ScorecardContent } from '#lib/domain/scorecard/content.ts';
import { list, record } from '#lib/domain/scorecard/loose.ts';
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
	read: (raw: unknown) => ScorecardContent,
): Promise<SaveAnswer> {
	try {
		const response = await fetch(url, draftRequest(JSON.stringify(draft)));
		return answerOf(response.status, await response.json(), read);
	} catch {
		return { kind: 'unreachable' };
	}
}

function answerOf(status: number, body: unknown, read: (raw: unknown) => ScorecardContent): SaveAnswer {
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
		return { kind: 'conflict', revision: Number(data['revision']), theirs: read(data['theirs']) };
	}
	if (status === 409 || status === 403 || status === 404) return { kind: 'closed', message };
	if (status === 400 || status === 413) {
		const problems = problemsOf(answer['fields']);
		return { kind: 'refused', problems: problems.length > 0 ? problems : [{ field: 'scorecard', message }] };
	}
	return { kind: 'unreachable' };
}

export function problemsOf(raw: unknown): FieldProblem[] {
	return list(raw)
		.map(record)
		.map(({ field, message }) => ({ field: String(field), message: String(message) }));
}
