import { z } from 'zod';
import type { OverallWord } from '#lib/domain/scorecard/content.ts';
import { type Level, Level as LevelSchema } from '#lib/domain/scorecard/level.ts';
import { NotAssessedReason } from '#lib/domain/scorecard/not-assessed.ts';
import type { Tx } from './database.ts';

/** Questions carry their text, since a plan's questions may change after they were asked. */
const AskedQuestions = z.array(z.object({ id: z.string(), text: z.string() }));
const QuestionNotes = z.array(z.object({ id: z.string(), text: z.string(), note: z.string() }));

export type Revision = {
	number: number;
	submittedAt: Date;
	/** Empty for the first. */
	reason: string;
	othersSeen: boolean;
	overall: OverallWord;
	keyTakeaways: string;
	noteForNext: string;
	askedQuestions: z.infer<typeof AskedQuestions>;
	questionNotes: z.infer<typeof QuestionNotes>;
	ratings: Rating[];
	signalIds: string[];
};

export type Rating = {
	dimensionId: string;
	level: Level | null;
	notAssessed: NotAssessedReason | null;
	note: string;
};

type Place = {
	organizationId: string;
	scorecardId: string;
	applicationId: string;
	stageId: string;
	memberId: string;
};

/** Keeps what was submitted, whole and for good. */
export async function insert(
	tx: Tx,
	place: Place,
	revision: Revision & { draftRevision: number },
): Promise<void> {
	const { ratings, signalIds, askedQuestions, questionNotes, ...row } = revision;
	const part = { ...place, number: revision.number };
	await tx
		.insertInto('scorecardRevision')
		.values({
			...place,
			...row,
			askedQuestions: JSON.stringify(askedQuestions),
			questionNotes: JSON.stringify(questionNotes),
		})
		.execute();
	if (ratings.length > 0) {
		await tx
			.insertInto('rating')
			.values(ratings.map((rating) => ({ ...part, ...rating })))
			.execute();
	}
	if (signalIds.length > 0) {
		await tx
			.insertInto('observedSignal')
			.values(signalIds.map((signalId) => ({ ...part, signalId })))
			.execute();
	}
}

/** Newest first. */
export async function ofScorecard(tx: Tx, scorecardId: string): Promise<Revision[]> {
	const rows = await tx
		.selectFrom('scorecardRevision')
		.select([
			'number',
			'submittedAt',
			'reason',
			'othersSeen',
			'overall',
			'keyTakeaways',
			'noteForNext',
			'askedQuestions',
			'questionNotes',
		])
		.where('scorecardId', '=', scorecardId)
		.orderBy('number', 'desc')
		.execute();
	const ratings = await tx
		.selectFrom('rating')
		.select(['number', 'dimensionId', 'level', 'notAssessed', 'note'])
		.where('scorecardId', '=', scorecardId)
		.execute();
	const signals = await tx
		.selectFrom('observedSignal')
		.select(['number', 'signalId'])
		.where('scorecardId', '=', scorecardId)
		.execute();
	return rows.map((row) => ({
		...row,
		askedQuestions: AskedQuestions.parse(row.askedQuestions),
		questionNotes: QuestionNotes.parse(row.questionNotes),
		ratings: ratings
			.filter((rating) => rating.number === row.number)
			.map(({ dimensionId, level, notAssessed, note }) => ({
				dimensionId,
				level: LevelSchema.nullable().parse(level),
				notAssessed: NotAssessedReason.nullable().parse(notAssessed),
				note,
			})),
		signalIds: signals.filter((signal) => signal.number === row.number).map(({ signalId }) => signalId),
	}));
}
