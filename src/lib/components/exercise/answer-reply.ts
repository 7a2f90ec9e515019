/** What became of one save of one answer, as far as the page can tell. */
export type AnswerReply =
	| { kind: 'saved'; revision: number; savedAt: string }
	| { kind: 'changed_elsewhere'; text: string; revision: number }
	| { kind: 'refused'; message: string }
	/** Nothing can be saved through this link any more. */
	| { kind: 'closed'; message: string }
	/** To be tried again. */
	| { kind: 'unreachable' };

const LOST =
	'This page can no longer save. What you wrote stands here and on this device; copy it somewhere safe, then reload.';

/** Reads the answer of the server to a save; anything that is not understood is tried again. */
export function readReply(status: number, body: unknown): AnswerReply {
	const told = isRecord(body) ? body : {};
	const message = typeof told['message'] === 'string' ? told['message'] : LOST;
	const { revision, savedAt, text } = told;
	if (status === 200 && typeof revision === 'number' && typeof savedAt === 'string') {
		return { kind: 'saved', revision, savedAt };
	}
	if (status === 409 && typeof revision === 'number' && typeof text === 'string') {
		return { kind: 'changed_elsewhere', text, revision };
	}
	if (status === 400 || status === 413) return { kind: 'refused', message };
	if (status === 404 || status === 409 || status === 410) return { kind: 'closed', message };
	return { kind: 'unreachable' };
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null;
}
