import type { RunFailure } from './words.ts';

/** A fit as its page shows it. */
export type RunView = {
	id: string;
	state: 'queued' | 'running' | 'done' | 'failed';
	askedAt: Date;
	askedBy: string;
	iterations: number;
	evidence: { ratings: number; candidates: number; raters: number } | null;
	failure: RunFailure | null;
	snapshot: { id: string; number: number } | null;
};
