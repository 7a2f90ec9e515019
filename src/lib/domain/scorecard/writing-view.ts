import type { ScorecardContent } from '#lib/domain/scorecard/content.ts';
import type { Kit } from '#lib/domain/scorecard/kit.ts';
import type { Level } from '#lib/domain/scorecard/level.ts';

/** What the page on which a scorecard is written needs. Nothing of anybody else's scorecard is in it. */
export type WritingView = {
	id: string;
	organizationId: string;
	memberId: string;
	timeZone: string;
	kit: Kit;
	draft: { revision: number; content: ScorecardContent; savedAt: Date | null };
	notesRequiredAt: Level[];
	/** In characters, and in bytes for the whole. */
	limits: { note: number; longText: number; bytes: number };
	shadow: boolean;
	seenOthersAt: Date | null;
	/** For a red flag that is raised without scripting, so that a repeated post is the same flag. */
	spareFlagId: string;
};
