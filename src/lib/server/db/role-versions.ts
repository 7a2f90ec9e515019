import { sql } from 'kysely';
import { z } from 'zod';
import type { ExerciseWords, VersionContent } from '#lib/domain/role/version-content.ts';
import { newId, type Tx } from './database.ts';

export type RoleVersionEntry = {
	id: string;
	number: number;
	title: string;
	publishedAt: Date;
	publishedBy: string;
};

export type RoleVersion = RoleVersionEntry & {
	roleId: string;
	summary: string;
	background: { heading: string; text: string }[];
	weightReason: string;
	contentHash: string;
	criteria: { id: string; name: string; question: string }[];
	dimensions: {
		id: string;
		name: string;
		description: string;
		weight: number;
		critical: boolean;
		floor: number | null;
		anchors: z.infer<typeof LevelTexts>;
	}[];
	exercises: (ExerciseWords & { id: string; dimensionIds: string[] })[];
	signals: { id: string; kind: 'strong' | 'weak' | 'red_flag'; text: string }[];
};

const Background = z.array(z.object({ heading: z.string(), text: z.string() }));
const Prompts = z.array(z.string());
const LevelTexts = z.partialRecord(z.enum(['5', '4', '3', '2', '1']), z.string());

/** Newest first. A role has a handful of versions. */
export async function list(tx: Tx, roleId: string): Promise<RoleVersionEntry[]> {
	return entries(tx).where('roleVersion.roleId', '=', roleId).orderBy('number', 'desc').execute();
}

/** The number of the newest version, 0 before the first. */
export async function newestNumber(tx: Tx, roleId: string): Promise<number> {
	const row = await tx
		.selectFrom('roleVersion')
		.select((eb) => eb.fn.max('number').as('number'))
		.where('roleId', '=', roleId)
		.executeTakeFirst();
	return row?.number ?? 0;
}

export async function find(tx: Tx, id: string): Promise<RoleVersion | null> {
	return whole(tx, await entry(tx).where('roleVersion.id', '=', id).executeTakeFirst());
}

export type NewRoleVersion = {
	organizationId: string;
	roleId: string;
	number: number;
	content: VersionContent;
	acceptedGaps: { code: string; place: string }[];
	contentHash: string;
	publishedAt: Date;
	publishedBy: string;
};

/** The version and all of its parts, which no later transaction can add to. */
export async function insertWhole(tx: Tx, version: NewRoleVersion): Promise<{ id: string }> {
	const { organizationId, content } = version;
	const id = newId();
	await tx
		.insertInto('roleVersion')
		.values({
			organizationId,
			id,
			roleId: version.roleId,
			number: version.number,
			title: content.title,
			summary: content.summary,
			background: JSON.stringify(content.background),
			weightReason: content.weightReason,
			acceptedGaps: JSON.stringify(version.acceptedGaps),
			contentHash: version.contentHash,
			publishedAt: version.publishedAt,
			publishedBy: version.publishedBy,
		})
		.execute();
	const part = (position: number) => ({ organizationId, id: newId(), roleVersionId: id, position });

	const dimensions = content.dimensions.map(({ anchors, ...dimension }, position) => ({
		...part(position),
		...dimension,
		anchors: JSON.stringify(anchors),
	}));
	if (dimensions.length > 0) await tx.insertInto('dimension').values(dimensions).execute();

	const criteria = content.criteria.map((criterion, position) => ({ ...part(position), ...criterion }));
	if (criteria.length > 0) await tx.insertInto('criterion').values(criteria).execute();

	const exercises = content.exercises.map((exercise, position) => ({ ...part(position), exercise }));
	if (exercises.length > 0) {
		await tx
			.insertInto('exercise')
			.values(
				exercises.map(({ exercise, ...row }) => ({
					...row,
					title: exercise.title,
					minutesMin: exercise.minutesMin,
					minutesMax: exercise.minutesMax,
					prompts: JSON.stringify(exercise.prompts),
					material: exercise.material,
					gradingGuide: exercise.gradingGuide,
					workedExamples: JSON.stringify(exercise.workedExamples),
				})),
			)
			.execute();
	}
	const links = exercises.flatMap(({ id: exerciseId, exercise }) =>
		exercise.dimensions.flatMap((place) => {
			const dimensionId = dimensions[place]?.id;
			return dimensionId === undefined ? [] : [{ organizationId, exerciseId, dimensionId }];
		}),
	);
	if (links.length > 0) await tx.insertInto('exerciseDimension').values(links).execute();

	const signals = (
		[
			['strong', content.strongSignals],
			['weak', content.weakSignals],
			['red_flag', content.redFlags],
		] as const
	).flatMap(([kind, lines]) => lines.map((text, position) => ({ ...part(position), kind, text })));
	if (signals.length > 0) await tx.insertInto('signal').values(signals).execute();
	return { id };
}

/** What the version says, free of ids: hashing it gives `contentHash` again. */
export function contentOf(version: RoleVersion): VersionContent {
	const placeOf = new Map(version.dimensions.map(({ id }, place) => [id, place]));
	const texts = (kind: RoleVersion['signals'][number]['kind']) =>
		version.signals.filter((signal) => signal.kind === kind).map(({ text }) => text);
	return {
		title: version.title,
		summary: version.summary,
		criteria: version.criteria.map(({ name, question }) => ({ name, question })),
		dimensions: version.dimensions.map(({ id: _, ...dimension }) => dimension),
		exercises: version.exercises.map(({ id: _, dimensionIds, ...exercise }) => ({
			...exercise,
			dimensions: dimensionIds.flatMap((id) => placeOf.get(id) ?? []).sort((a, b) => a - b),
		})),
		strongSignals: texts('strong'),
		weakSignals: texts('weak'),
		redFlags: texts('red_flag'),
		background: version.background,
		weightReason: version.weightReason,
	};
}

function entries(tx: Tx) {
	return tx
		.selectFrom('roleVersion')
		.innerJoin('member', (join) =>
			join
				.onRef('member.organizationId', '=', 'roleVersion.organizationId')
				.onRef('member.id', '=', 'roleVersion.publishedBy'),
		)
		.select([
			'roleVersion.id',
			'roleVersion.number',
			'roleVersion.title',
			'roleVersion.publishedAt',
			'member.name as publishedBy',
		]);
}

function entry(tx: Tx) {
	return entries(tx).select([
		'roleVersion.roleId',
		'roleVersion.summary',
		'roleVersion.background',
		'roleVersion.weightReason',
		'roleVersion.contentHash',
	]);
}

type Entry = Omit<RoleVersion, 'background' | 'criteria' | 'dimensions' | 'exercises' | 'signals'> & {
	background: unknown;
};

async function whole(tx: Tx, row: Entry | undefined): Promise<RoleVersion | null> {
	if (!row) return null;
	const dimensions = await tx
		.selectFrom('dimension')
		.select(['id', 'name', 'description', 'weight', 'critical', 'floor', 'anchors'])
		.where('roleVersionId', '=', row.id)
		.orderBy('position')
		.execute();
	const criteria = await tx
		.selectFrom('criterion')
		.select(['id', 'name', 'question'])
		.where('roleVersionId', '=', row.id)
		.orderBy('position')
		.execute();
	const exercises = await tx
		.selectFrom('exercise')
		.select([
			...(['id', 'title', 'minutesMin', 'minutesMax', 'prompts', 'material'] as const),
			...(['gradingGuide', 'workedExamples'] as const),
		])
		.select(
			sql<string[]>`array(select l.dimension_id from app.exercise_dimension l
				join app.dimension d on d.organization_id = l.organization_id and d.id = l.dimension_id
				where l.organization_id = exercise.organization_id and l.exercise_id = exercise.id
				order by d.position)`.as('dimensionIds'),
		)
		.where('roleVersionId', '=', row.id)
		.orderBy('position')
		.execute();
	const signals = await tx
		.selectFrom('signal')
		.select(['id', 'kind', 'text'])
		.where('roleVersionId', '=', row.id)
		.orderBy(sql`array_position(array['strong', 'weak', 'red_flag'], kind)`)
		.orderBy('position')
		.execute();
	return {
		...row,
		background: Background.parse(row.background),
		criteria,
		dimensions: dimensions.map((dimension) => ({
			...dimension,
			anchors: LevelTexts.parse(dimension.anchors),
		})),
		exercises: exercises.map((exercise) => ({
			...exercise,
			prompts: Prompts.parse(exercise.prompts),
			workedExamples: LevelTexts.parse(exercise.workedExamples),
		})),
		signals,
	};
}
