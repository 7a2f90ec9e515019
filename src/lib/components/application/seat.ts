/** A place on the panel of a scheduled interview, with how far its scorecard is. Nothing of any rating. */
export interface Seat {
	scorecardId: string;
	memberName: string;
	/** The reader's. */
	own: boolean;
	state: 'draft' | 'submitted' | 'waived';
	/** Sits in for training. */
	shadow: boolean;
	submittedAt: Date | null;
	waivedReason: string | null;
	left: boolean;
}
