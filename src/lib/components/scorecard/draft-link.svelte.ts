import type { ScorecardContent } from '#lib/domain/scorecard/content.ts';
import { differingFields } from '#lib/domain/scorecard/draft-save.ts';
import { DraftSaver, type FieldProblem, type SaverState } from '#lib/components/scorecard/draft-saver.ts';
import { draftStore } from '#lib/components/scorecard/draft-store.ts';
import { draftRequest, keepaliveLimit, sendDraft } from '#lib/components/scorecard/send-draft.ts';

type Options = {
	url: string;
	owner: { organizationId: string; memberId: string; id: string };
	kind: 'draft' | 'revision';
	/** False where the text is only kept on this device until it is submitted. */
	sends: boolean;
	saved: { revision: number; content: ScorecardContent; savedAt: Date | null };
	check: (content: ScorecardContent) => FieldProblem[];
	/** Content from outside this page's memory. */
	read: (raw: unknown) => ScorecardContent;
};

/** Ties a page's draft to the server and to this device, from mounting on. */
export class DraftLink {
	state = $state.raw<SaverState>({ kind: 'saved', at: null });
	readonly saver: DraftSaver;
	readonly #options: Options;
	readonly #store: ReturnType<typeof draftStore>;

	constructor(options: Options) {
		this.#options = options;
		this.#store = draftStore(() => localStorage, options.owner, options.kind);
		this.state = { kind: 'saved', at: options.saved.savedAt };
		this.saver = new DraftSaver({
			revision: options.saved.revision,
			savedAt: options.saved.savedAt,
			check: options.check,
			send: (draft) =>
				options.sends ? sendDraft(options.url, draft, options.read) : Promise.resolve({ kind: 'kept' }),
			store: this.#store,
			later(work, ms) {
				const timer = setTimeout(work, ms);
				return () => clearTimeout(timer);
			},
			onstate: (state) => (this.state = state),
		});
	}

	/** What this device kept from before, where the server does not have it. */
	keptCopy(): { baseRevision: number; content: ScorecardContent } | null {
		// Bounded, for a device that would not let go of one.
		for (let left = 20; left > 0; left--) {
			const copy = this.#store.read();
			if (!copy) return null;
			const content = this.#options.read(copy.content);
			if (differingFields(content, this.#options.saved.content).length > 0) {
				return { baseRevision: copy.baseRevision, content };
			}
			this.#store.clear();
		}
		return null;
	}

	/** Listens for the network, the session and the end of the page; the answer stops it. */
	listen(): () => void {
		const retry = () => {
			if (document.visibilityState === 'visible') this.saver.retry();
		};
		const leave = () => this.#leave();
		window.addEventListener('online', retry);
		window.addEventListener('focus', retry);
		document.addEventListener('visibilitychange', retry);
		window.addEventListener('pagehide', leave);
		return () => {
			window.removeEventListener('online', retry);
			window.removeEventListener('focus', retry);
			document.removeEventListener('visibilitychange', retry);
			window.removeEventListener('pagehide', leave);
			void this.saver.flush();
		};
	}

	/** Whether everything that was typed may be submitted: the server has it, or never takes drafts. */
	async settle(): Promise<boolean> {
		return (await this.saver.flush()) || this.state.kind === 'kept';
	}

	/** The copy on this device stays until a later visit finds that the server has it. */
	#leave(): void {
		const left = this.saver.leftover();
		if (!left || !this.#options.sends) return;
		const body = JSON.stringify(left);
		if (new TextEncoder().encode(body).length > keepaliveLimit) return;
		fetch(this.#options.url, { ...draftRequest(body), keepalive: true }).catch(() => undefined);
	}
}
