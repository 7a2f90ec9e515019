import { redirect, type RequestEvent } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { z } from 'zod';
import { type FormValues, parseForm, readForm } from '#lib/server/http/form.ts';
import { attempt, failed, loading, signedIn } from '#lib/server/http/guard.ts';
import { kept } from '#lib/server/http/kept.ts';
import { addToPanel, SeatInput, takeOffPanel, waiveScorecard } from '#lib/server/workflows/change-panel.ts';
import { cancelScheduledInterview } from '#lib/server/workflows/change-scheduled-interview.ts';
import { moveApplication } from '#lib/server/workflows/move-application.ts';
import { viewApplication } from '#lib/server/workflows/view-application.ts';
import { bringBackApplication, withdrawApplication } from '#lib/server/workflows/withdraw-application.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const member = signedIn(event);
	const { db, now } = event.locals;
	return { application: await loading(viewApplication(db, member, event.params.id, now)) };
};

const NAMES = ['stageId', 'scorecardId', 'scheduledInterviewId', 'because', 'reason'] as const;

const Reason = z.object({
	because: z.enum(['did_not_attend', 'other'], 'Choose why.').default('other'),
	reason: z.string().default(''),
});

type Event = RequestEvent<{ id: string }>;
type Typed = Record<(typeof NAMES)[number], string>;

type Change = {
	db: Event['locals']['db'];
	member: ReturnType<typeof signedIn>;
	id: string;
	now: Date;
	typed: Typed;
	values: FormValues;
};

/** One change of the application, then back to its page. A refusal says which of the page's forms it is about. */
async function changing(
	event: Event,
	about: (typed: Typed) => string,
	work: (change: Change) => Promise<unknown>,
) {
	const member = signedIn(event);
	const { db, now } = event.locals;
	const { id } = event.params;
	const values = await readForm(event.request);
	const typed = kept(values, NAMES);
	const change = async () => work({ db, member, id, now, typed, values });
	const outcome = await attempt(change(), { about: about(typed) });
	if (failed(outcome)) return outcome;
	redirect(303, resolve('/(app)/applications/[id]', { id }));
}

export const actions: Actions = {
	move: (event) =>
		changing(
			event,
			() => 'move',
			({ db, member, id, now, typed }) => moveApplication(db, member, id, typed.stageId, now),
		),
	withdraw: (event) =>
		changing(
			event,
			() => 'withdraw',
			({ db, member, id, now }) => withdrawApplication(db, member, id, now),
		),
	bringBack: (event) =>
		changing(
			event,
			() => 'bringBack',
			({ db, member, id, now }) => bringBackApplication(db, member, id, now),
		),
	cancel: (event) =>
		changing(
			event,
			(typed) => `cancel:${typed.scheduledInterviewId}`,
			({ db, member, now, typed }) => cancelScheduledInterview(db, member, typed.scheduledInterviewId, now),
		),
	join: (event) =>
		changing(
			event,
			(typed) => `join:${typed.scheduledInterviewId}`,
			({ db, member, now, typed, values }) =>
				addToPanel(db, member, typed.scheduledInterviewId, parseForm(SeatInput, values), now),
		),
	leave: (event) =>
		changing(
			event,
			(typed) => `leave:${typed.scorecardId}`,
			({ db, member, now, typed }) => takeOffPanel(db, member, typed.scorecardId, now),
		),
	waive: (event) =>
		changing(
			event,
			(typed) => `waive:${typed.scorecardId}`,
			({ db, member, now, typed, values }) => {
				const { because, reason } = parseForm(Reason, values);
				const words = because === 'did_not_attend' ? 'Did not attend' : reason;
				return waiveScorecard(db, member, typed.scorecardId, words, now);
			},
		),
};
