import { applyAction, type enhance } from '$app/forms';
import type { ScorecardContent } from '#lib/domain/scorecard/content.ts';
import { record } from '#lib/domain/scorecard/loose.ts';
import type { DraftLink } from '#lib/components/scorecard/draft-link.svelte.ts';
import type { FieldProblem } from '#lib/components/scorecard/draft-saver.ts';
import { problemsOf } from '#lib/components/scorecard/send-draft.ts';

type SubmitFunction = NonNullable<Parameters<typeof enhance>[1]>;

type Options = {
	link: DraftLink;
	/** False where something is missing and shown; true from when on nothing may be typed. */
	begin: () => boolean;
	/** It is over; `message` says what went wrong, empty where nothing did or it is shown elsewhere. */
	end: (message: string) => void;
	refused: (fields: FieldProblem[]) => void;
	read: (raw: unknown) => ScorecardContent;
};

const UNREACHABLE =
	'It could not be sent: the server is out of reach. Your text is kept on this device; try again.';
const NOT_SAVED = 'Not submitted yet: the last changes are not saved. What is in the way stands above.';

/** Saves what is left, then submits on top of it, and never leaves the page with something unsaved. */
export function submission({ link, begin, end, refused, read }: Options): SubmitFunction {
	let busy = false;
	return async ({ cancel, formData }) => {
		if (busy || !begin()) return cancel();
		busy = true;
		const isSaved = await link.settle();
		if (!isSaved) {
			busy = false;
			cancel();
			return end(link.state.kind === 'waiting' ? UNREACHABLE : NOT_SAVED);
		}
		formData.set('baseRevision', String(link.saver.revision));
		return async ({ result }) => {
			busy = false;
			if (result.type === 'error') return end(UNREACHABLE);
			if (result.type === 'redirect' && result.location.startsWith('/sign-in')) {
				return end(
					'You are signed out. Your text is kept on this device: sign in in another tab, then submit again.',
				);
			}
			if (result.type !== 'failure') {
				link.saver.finish();
				end('');
				return applyAction(result);
			}
			const refusal = refusalIn(result.data);
			const { revision, kind, theirs } = refusal.data;
			if (kind === 'newer_text') link.saver.conflicted(Number(revision), read(theirs));
			else if (typeof revision === 'number') link.saver.acknowledge(revision);
			await applyAction(result);
			refused(refusal.fields);
			if (kind === 'newer_text') document.getElementById('conflict-title')?.focus();
			end(kind === 'newer_text' || refusal.fields.length > 0 ? '' : refusal.message);
		};
	};
}

function refusalIn(data: unknown): {
	message: string;
	fields: FieldProblem[];
	data: Record<string, unknown>;
} {
	const refusal = record(record(data)['refusal']);
	return {
		message: typeof refusal['message'] === 'string' ? refusal['message'] : 'It was not accepted.',
		fields: problemsOf(refusal['fields']),
		data: record(refusal['data']),
	};
}
