import { characters, MAX_ANSWER_CHARACTERS, type SavedAnswer } from '#lib/domain/exercise/assignment.ts';
import { refusalMessage } from '#lib/domain/exercise/refusal-messages.ts';
import { readReply, type AnswerReply } from './answer-reply.ts';
import { findKept, forget, keep } from './kept-answers.ts';

/** Milliseconds between the last key and the save, and between tries while the server is out of reach. */
const PAUSE = 800;
const RETRY = 5_000;

/** Bytes that a browser still sends while the page is closing. */
const CLOSING_LIMIT = 60_000;

export class AnswerDraft {
	readonly prompt: number;
	text = $state('');
	/** What the server holds, as far as this page knows. */
	saved: SavedAnswer = $state.raw({ text: '', revision: 0 });
	/** Newer text that somebody saved elsewhere: until one is chosen, this answer is not saved. */
	elsewhere: SavedAnswer | null = $state.raw(null);
	/** Why the server would not take it as it is. */
	problem: string | null = $state(null);

	constructor(prompt: number, text: string, saved: SavedAnswer) {
		this.prompt = prompt;
		this.text = text;
		this.saved = saved;
	}

	get isDirty(): boolean {
		return this.text !== this.saved.text;
	}

	get canSave(): boolean {
		return this.isDirty && this.elsewhere === null && this.problem === null;
	}

	/** The writer has seen both texts and goes on from this one. */
	settle(text: string): void {
		if (this.elsewhere) this.saved = this.elsewhere;
		this.elsewhere = null;
		this.text = text;
	}
}

/** All answers of one exercise, saved as they are typed, one request after the other. */
export class AnswerSheet {
	readonly drafts: AnswerDraft[];
	savedAt: string | null = $state(null);
	isSaving = $state(false);
	isUnreachable = $state(false);
	/** False once this browser has kept nothing of what could not be saved. */
	isKept = $state(true);
	closed: string | null = $state(null);

	readonly #url: string;
	readonly #keptUnder: string;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#run: Promise<void> | null = null;

	constructor(options: { url: string; keptUnder: string; drafts: AnswerDraft[] }) {
		this.#url = options.url;
		this.#keptUnder = options.keptUnder;
		this.drafts = options.drafts;
	}

	get state(): 'unsaved' | 'saving' | 'saved' | 'waiting' | 'conflict' | null {
		if (this.drafts.some((draft) => draft.elsewhere)) return 'conflict';
		if (this.isUnreachable && this.isKept) return 'waiting';
		if (this.isSaving) return 'saving';
		if (this.drafts.some((draft) => draft.isDirty)) return 'unsaved';
		return this.savedAt === null ? null : 'saved';
	}

	/** Takes up what an earlier page on this device could not save, and what was typed before scripts ran. */
	begin(): void {
		for (const draft of this.drafts) {
			const kept = findKept(this.#keptUnder, draft.prompt);
			if (!kept || kept.text === draft.text) forget(this.#keptUnder, draft.prompt);
			else {
				if (kept.base !== draft.saved.revision) draft.elsewhere = draft.saved;
				draft.text = kept.text;
			}
			if (draft.isDirty) this.changed(draft);
		}
	}

	/** After each change of its text. */
	changed(draft: AnswerDraft): void {
		const length = characters(draft.text);
		const number = draft.prompt + 1;
		const detail = { code: 'answer_too_long', number, length, limit: MAX_ANSWER_CHARACTERS } as const;
		draft.problem = length > MAX_ANSWER_CHARACTERS ? refusalMessage(detail) : null;
		this.isKept = keep(this.#keptUnder, draft.prompt, { text: draft.text, base: draft.saved.revision });
		this.#schedule(PAUSE);
	}

	/** Saves at once. True when nothing is left unsaved. */
	async flush(): Promise<boolean> {
		clearTimeout(this.#timer);
		await this.#saveAll();
		return this.closed === null && !this.drafts.some((draft) => draft.isDirty);
	}

	/** The page goes away: what is not saved yet is sent without waiting, or stays on this device. */
	leave(): void {
		clearTimeout(this.#timer);
		// Beside a save that is under way, a second one would look like another window's.
		if (this.#run || this.closed !== null) return;
		for (const draft of this.drafts) {
			const { text } = draft;
			if (!draft.canSave || text.length * 3 > CLOSING_LIMIT) continue;
			void this.#send(draft, true).then((reply) => this.#take(draft, text, reply));
		}
	}

	stop(): void {
		clearTimeout(this.#timer);
	}

	#schedule(delay: number): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.#saveAll(), delay);
	}

	async #saveAll(): Promise<void> {
		this.#run ??= this.#saveInTurn().finally(() => {
			this.#run = null;
		});
		await this.#run;
	}

	async #saveInTurn(): Promise<void> {
		this.isSaving = true;
		this.isUnreachable = false;
		for (let draft = this.#next(); draft; draft = this.#next()) {
			const text = draft.text;
			this.#take(draft, text, await this.#send(draft, false));
			if (this.isUnreachable) this.#schedule(RETRY);
		}
		this.isSaving = false;
	}

	#next(): AnswerDraft | undefined {
		if (this.closed !== null || this.isUnreachable) return undefined;
		return this.drafts.find((draft) => draft.canSave);
	}

	async #send(draft: AnswerDraft, keepalive: boolean): Promise<AnswerReply> {
		const { prompt, text, saved } = draft;
		try {
			const response = await fetch(this.#url, {
				method: 'PUT',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify({ prompt, text, baseRevision: saved.revision }),
				keepalive,
			});
			return readReply(response.status, await response.json());
		} catch {
			return { kind: 'unreachable' };
		}
	}

	#take(draft: AnswerDraft, text: string, reply: AnswerReply): void {
		switch (reply.kind) {
			case 'saved':
				draft.saved = { text, revision: reply.revision };
				this.savedAt = reply.savedAt;
				if (!draft.isDirty) forget(this.#keptUnder, draft.prompt);
				break;
			case 'changed_elsewhere':
				draft.elsewhere = { text: reply.text, revision: reply.revision };
				break;
			case 'refused':
				draft.problem = reply.message;
				break;
			case 'closed':
				this.closed = reply.message;
				break;
			case 'unreachable':
				this.isUnreachable = true;
		}
	}
}
