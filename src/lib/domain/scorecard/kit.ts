import type { GraderNotes } from '#lib/domain/role/version-content.ts';
import type { Level } from '#lib/domain/scorecard/level.ts';
import type { ScorecardForm } from '#lib/domain/scorecard/missing.ts';
import type { DimensionNames } from '#lib/domain/scorecard/names.ts';

/** Without its weight: interviewers do not see weights. */
export type KitDimension = {
	id: string;
	name: string;
	description: string;
	/** This scorecard must rate it. */
	focus: boolean;
	anchors: Partial<Record<Level, string>>;
};

export type KitSignal = { id: string; text: string };
export type KitSignals = { strong: KitSignal[]; weak: KitSignal[]; redFlags: KitSignal[] };

/** What the earlier stage hands on: no rating, no overall word. */
export type NoteFromBefore = { authorName: string; stageName: string; text: string; at: Date };

export type InterviewTask = {
	kind: 'interview';
	candidateName: string;
	title: string;
	stageName: string;
	startsAt: Date;
	endsAt: Date;
	place: string;
	link: string;
	cancelled: boolean;
	guidance: string;
	questions: { id: string; text: string }[];
	notesFromBefore: NoteFromBefore[];
};

/** Graders know the submission by its pseudonym alone. */
export type GradingTask = {
	kind: 'grading';
	pseudonym: string;
	title: string;
	stageName: string;
	minutesMin: number | null;
	minutesMax: number | null;
	material: string;
	/** `answer` is null until something was handed in. */
	prompts: { prompt: string; answer: string | null }[];
	submittedAt: Date | null;
} & GraderNotes;

/** What one rater needs for one scorecard. */
export type Kit = {
	jobTitle: string;
	role: { title: string; summary: string; background: { heading: string; text: string }[] };
	/** The focus dimensions first. */
	dimensions: KitDimension[];
	signals: KitSignals;
	task: InterviewTask | GradingTask;
};

export function formOf(kit: Pick<Kit, 'dimensions'>): ScorecardForm {
	return { dimensions: kit.dimensions.map(({ id, name, focus }) => ({ id, name, focus })) };
}

export function namesOf(form: ScorecardForm): DimensionNames {
	return new Map(form.dimensions.map(({ id, name }) => [id, name]));
}

/** Whom a scorecard is about, as its pages may say it. */
export function subjectName(task: Kit['task']): string {
	return task.kind === 'interview' ? task.candidateName : task.pseudonym;
}
