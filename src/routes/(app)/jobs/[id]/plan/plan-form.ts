import { redirect, type RequestEvent } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { z } from 'zod';
import { asText, type FormValues, parseForm, readForm, textOf } from '#lib/server/http/form.ts';
import { attempt, failed, signedIn } from '#lib/server/http/guard.ts';
import type { PlanOf } from '#lib/server/workflows/change-plan.ts';

type Event = RequestEvent<{ id: string }>;

type Change = {
	db: Event['locals']['db'];
	member: ReturnType<typeof signedIn>;
	/** The plan, at the revision that the form was made from. */
	of: PlanOf;
	now: Date;
	values: FormValues;
};

const Revision = z.object({ revision: z.coerce.number('Open the plan once more.').int() });

/**
 * One change of the plan, then back to the place where it was made: `work` returns that place. A refusal says which of
 * the page's forms it is about.
 */
export async function changing(
	event: Event,
	about: (values: FormValues) => string,
	work: (change: Change) => Promise<string>,
) {
	const member = signedIn(event);
	const { db, now } = event.locals;
	const jobId = event.params.id;
	const values = await readForm(event.request);
	const change = async () => {
		const { revision } = parseForm(Revision, values);
		return work({ db, member, of: { jobId, revision }, now, values });
	};
	const outcome = await attempt(change(), {
		about: about(values),
		name: textOf(values, 'name'),
		interview: typedInterview(values),
	});
	if (failed(outcome)) return outcome;
	redirect(303, resolve(`/jobs/${jobId}/plan?saved#${outcome.done}`));
}

/** What an interview's form held, to be shown again. */
function typedInterview(values: FormValues) {
	const { focus, questions } = values;
	return {
		title: textOf(values, 'title'),
		minutes: textOf(values, 'minutes'),
		interviewers: textOf(values, 'interviewers'),
		guidance: textOf(values, 'guidance'),
		focus: Array.isArray(focus) ? focus.map(asText) : [],
		questions: Array.isArray(questions)
			? questions.flatMap((question) =>
					typeof question === 'object' && !Array.isArray(question)
						? [{ id: textOf(question, 'id'), text: textOf(question, 'text') }]
						: [],
				)
			: [],
	};
}
