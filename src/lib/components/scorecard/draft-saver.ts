import type { ScorecardContent } from '#lib/domain/scorecard/content.ts';
import type { DraftStore } from '#lib/components/scorecard/draft-store.ts';

export type FieldProblem = { field: string; message: string };

/** What came of sending a draft. */
export type SaveAnswer =
	| { kind: 'saved'; revision: number; savedAt: Date }
	| { kind: 'conflict'; revision: number; theirs: ScorecardContent }
	| { kind: 'refused'; problems: FieldProblem[] }
	/** The scorecard takes no draft any more. */
	| { kind: 'closed'; message: string }
	| { kind: 'signed_out' }
	| { kind: 'unreachable' }
	/** Kept on this device, where it stays until it is submitted. */
	| { kind: 'kept' };

export type SaverState =
	| { kind: 'unsaved' | 'saving' | 'waiting' | 'signed_out' | 'kept' }
	| { kind: 'saved'; at: Date | null }
	| { kind: 'conflict'; revision: number; theirs: ScorecardContent }
	| { kind: 'refused'; problems: FieldProblem[] }
	| { kind: 'closed'; message: string };

type Options = {
	revision: number;
	savedAt: Date | null;
	/** What is too long to be sent at all. */
	check: (content: ScorecardContent) => FieldProblem[];
	send: (draft: { baseRevision: number; content: ScorecardContent }) => Promise<SaveAnswer>;
	store: DraftStore;
	/** Runs `work` after so many milliseconds; the answer calls it off. */
	later: (work: () => void, ms: number) => () => void;
	onstate: (state: SaverState) => void;
};

/** A pause in typing saves; without one, a save still comes within a second of the change. In milliseconds. */
export const pause = 400;
export const longestDelay = 900;
const retries = [2_000, 5_000, 15_000, 30_000];

/**
 * Saves what is typed: one request at a time, the newest content wins, and a copy stays on this device until the
 * server has it.
 */
export class DraftSaver {
	readonly #options: Options;
	#revision: number;
	#state: SaverState;
	/** What the server does not have yet. */
	#pending: ScorecardContent | null = null;
	#sending: Promise<void> | null = null;
	#callOff: (() => void) | null = null;
	#firstChange: (() => void) | null = null;
	#failures = 0;
	#ended = false;

	constructor(options: Options) {
		this.#options = options;
		this.#revision = options.revision;
		this.#state = { kind: 'saved', at: options.savedAt };
	}

	get revision(): number {
		return this.#revision;
	}

	get state(): SaverState {
		return this.#state;
	}

	change(content: ScorecardContent): void {
		if (this.#ended) return;
		this.#pending = content;
		this.#options.store.write({ baseRevision: this.#revision, content });
		if (this.#state.kind === 'conflict' || this.#state.kind === 'closed') return;
		if (!this.#sending) this.#tell({ kind: 'unsaved' });
		this.#schedule();
	}

	/** Takes up a copy that this device kept, on the revision that it was written on. */
	restore(copy: { baseRevision: number; content: ScorecardContent }): void {
		this.#revision = copy.baseRevision;
		this.change(copy.content);
	}

	/** Sends what is left and says whether the server has everything now. */
	async flush(): Promise<boolean> {
		this.#stopWaiting();
		while (this.#sending) await this.#sending;
		if (this.#pending && this.#state.kind !== 'conflict' && this.#state.kind !== 'closed') await this.#send();
		return this.#pending === null;
	}

	/** The network, or the session, may be back. */
	retry(): void {
		if (this.#pending && ['waiting', 'signed_out'].includes(this.#state.kind)) void this.#send();
	}

	/** Another request found newer text on the server. */
	conflicted(revision: number, theirs: ScorecardContent): void {
		this.#tell({ kind: 'conflict', revision, theirs });
	}

	/** The person chose: `content` goes on top of the newer text. */
	resolve(content: ScorecardContent): void {
		if (this.#state.kind !== 'conflict') return;
		this.#revision = this.#state.revision;
		this.#state = { kind: 'unsaved' };
		this.change(content);
		void this.flush();
	}

	/** Another request saved the content. */
	acknowledge(revision: number): void {
		this.#revision = revision;
	}

	/** What to send when the page goes away, if anything is left. */
	leftover(): { baseRevision: number; content: ScorecardContent } | null {
		const isOpen = !['conflict', 'closed', 'refused'].includes(this.#state.kind);
		return this.#pending && isOpen ? { baseRevision: this.#revision, content: this.#pending } : null;
	}

	/** The scorecard is submitted: nothing is kept on this device. */
	finish(): void {
		this.stop();
		this.#options.store.clear();
	}

	stop(): void {
		this.#ended = true;
		this.#stopWaiting();
	}

	#tell(state: SaverState): void {
		this.#state = state;
		this.#options.onstate(state);
	}

	#stopWaiting(): void {
		this.#callOff?.();
		this.#firstChange?.();
		this.#callOff = null;
		this.#firstChange = null;
	}

	#schedule(): void {
		const { later } = this.#options;
		this.#callOff?.();
		this.#callOff = later(() => void this.#send(), pause);
		this.#firstChange ??= later(() => void this.#send(), longestDelay);
	}

	async #send(): Promise<void> {
		if (this.#sending || this.#ended) return;
		this.#stopWaiting();
		this.#sending = this.#sendOnce();
		await this.#sending;
		this.#sending = null;
		const { kind } = this.#state;
		if (this.#pending && !this.#ended && (kind === 'unsaved' || kind === 'saved')) this.#schedule();
	}

	async #sendOnce(): Promise<void> {
		const content = this.#pending;
		if (!content) return;
		const problems = this.#options.check(content);
		if (problems.length > 0) return this.#tell({ kind: 'refused', problems });
		this.#tell({ kind: 'saving' });
		const answer = await this.#options.send({ baseRevision: this.#revision, content });
		if (this.#ended) return;
		this.#failures = answer.kind === 'unreachable' ? this.#failures + 1 : 0;
		switch (answer.kind) {
			case 'saved':
				this.#revision = answer.revision;
				if (this.#pending === content) {
					this.#pending = null;
					this.#options.store.clear();
					return this.#tell({ kind: 'saved', at: answer.savedAt });
				}
				this.#options.store.write({ baseRevision: this.#revision, content: this.#pending ?? content });
				return this.#tell({ kind: 'unsaved' });
			case 'unreachable':
				this.#callOff = this.#options.later(
					() => void this.#send(),
					retries[Math.min(this.#failures, retries.length) - 1] ?? pause,
				);
				return this.#tell({ kind: 'waiting' });
			case 'conflict':
			case 'refused':
			case 'closed':
			case 'signed_out':
			case 'kept':
				return this.#tell(answer);
		}
	}
}
