import { json, type RequestHandler } from '@sveltejs/kit';
import { z } from 'zod';
import { Refusal } from '#lib/server/errors.ts';
import { statusOf } from '#lib/server/http/guard.ts';
import { saveDraft } from '#lib/server/workflows/save-draft.ts';

const DraftRequest = z.object({ baseRevision: z.int().min(0).max(2_000_000_000), content: z.unknown() });

/** Autosave. Answers in JSON throughout: a page that is being written on must not be sent elsewhere. */
export const PUT: RequestHandler = async ({ locals, params, request }) => {
	const { member, db, now } = locals;
	if (!member) {
		return json(
			{
				message: 'You are signed out. What you typed is kept on your device: sign in again, and it is saved.',
			},
			{ status: 401 },
		);
	}
	const body: unknown = await request
		.json()
		.catch((reason: unknown) => (isTooLarge(reason) ? TOO_LARGE : undefined));
	if (body === TOO_LARGE) {
		return json(
			{ message: 'The scorecard is too long to be sent. Shorten the longest notes.' },
			{ status: 413 },
		);
	}
	const draft = DraftRequest.safeParse(body);
	if (!draft.success) return json({ message: 'This is not a draft that can be read.' }, { status: 400 });
	try {
		return json(await saveDraft(db, member, params['id'] ?? '', draft.data, now));
	} catch (reason) {
		if (!(reason instanceof Refusal)) throw reason;
		const { code, message, fields, data } = reason;
		return json({ code, message, fields, data }, { status: statusOf(reason) });
	}
};

const TOO_LARGE = Symbol('too large');

function isTooLarge(reason: unknown): boolean {
	return typeof reason === 'object' && reason !== null && 'status' in reason && reason.status === 413;
}
