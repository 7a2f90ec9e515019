import { isHttpError, json } from '@sveltejs/kit';
import { MAX_ANSWER_CHARACTERS } from '#lib/domain/exercise/assignment.ts';
import { Refusal } from '#lib/server/errors.ts';
import { statusOf } from '#lib/server/http/guard.ts';
import { AnswerInput, saveAnswers } from '#lib/server/workflows/save-answer.ts';
import type { RequestHandler } from './$types';

const TOO_LONG = `This is more than can be sent. An answer takes ${MAX_ANSWER_CHARACTERS.toLocaleString('en')} characters at most.`;

/** Saves one answer. The reply is read by `answer-reply.ts`. */
export const PUT: RequestHandler = async (event) => {
	const { db, limits, now } = event.locals;
	let body: unknown;
	try {
		body = await event.request.json();
	} catch (reason) {
		const isTooLarge = isHttpError(reason, 413) || (reason instanceof Error && /exceed/.test(reason.message));
		if (isTooLarge) return json({ message: TOO_LONG }, { status: 413 });
		return json({ message: 'What was sent is not JSON.' }, { status: 400 });
	}
	const input = AnswerInput.safeParse(body);
	if (!input.success) {
		return json({ message: 'Send prompt, text and baseRevision.' }, { status: 400 });
	}
	try {
		const { savedAt, outcomes } = await saveAnswers(db, event.params.token, [input.data], now);
		const [outcome] = outcomes;
		switch (outcome?.kind) {
			case 'saved':
				return json({ revision: outcome.revision, savedAt: savedAt.toISOString() });
			case 'changed_elsewhere': {
				const { text, revision, message } = outcome;
				return json({ message, text, revision }, { status: 409 });
			}
			default:
				return json({ message: outcome?.message ?? TOO_LONG }, { status: 400 });
		}
	} catch (reason) {
		if (!(reason instanceof Refusal)) throw reason;
		// Typing saves often, so only a link that does not work takes from what an address has left.
		if (reason.code === 'not_found') {
			try {
				await limits.links.take(event.getClientAddress());
			} catch (tooMany) {
				if (!(tooMany instanceof Refusal)) throw tooMany;
				return json({ message: tooMany.message }, { status: statusOf(tooMany) });
			}
		}
		const status = 'closed' in reason.data ? 410 : statusOf(reason);
		return json({ message: reason.message }, { status });
	}
};
