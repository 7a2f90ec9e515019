import { sql } from 'kysely';
import { z } from 'zod';
import { Band, EngineVersion, Reason, RecommendationStatus } from '#lib/domain/recommendation/verdict.ts';
import type { Tx } from './database.ts';
import { figureShown, type Reader } from './standings.ts';

export type Chosen = {
	id: string;
	candidateName: string;
	state: 'active' | 'withdrawn';
	/** The reader owes a scorecard on it. */
	owed: boolean;
	/** A scorecard that counts was submitted, as far as the reader may know. */
	rated: boolean;
	/** The reader may see its figures. */
	shown: boolean;
};

/** Those of these applications that belong to the job, by the candidate's name. */
export async function chosenOf(tx: Tx, reader: Reader, ids: readonly string[]): Promise<Chosen[]> {
	const { rows } = await sql<Chosen>`
		select a.id, c.name as candidate_name, a.state, a.id in (select application_id from app.owed()) as owed,
			s.application_id is not null and (s.rank_group <> 1 or s.raters > 0) as rated,
			s.application_id is not null and (s.rank_group <> 1 or s.raters > 0) and ${figureShown(reader)} as shown
		from app.application a
		join app.candidate c on c.organization_id = a.organization_id and c.id = a.candidate_id
		left join app.standing s on s.organization_id = a.organization_id and s.application_id = a.id
		where a.organization_id = app.organization_id() and a.job_id = ${reader.jobId} and a.id = any(${ids}::uuid[])
		order by c.name_key, a.id`.execute(tx);
	return rows;
}

const interval = z.tuple([z.number(), z.number()]);

const Figures = z.object({
	engine: EngineVersion,
	status: RecommendationStatus,
	band: Band.nullable(),
	reasons: z.array(Reason),
	score: z.number().nullable(),
	interval: interval.nullish(),
	raw: z.number().nullable(),
	coverage: z.number(),
	raters: z.number(),
	provisional: z.boolean(),
	dimensions: z.array(
		z.object({
			id: z.string(),
			n: z.number(),
			mean: z.number().nullable(),
			estimate: z.object({ score: z.number(), interval }).nullish(),
		}),
	),
});
export type Figures = z.infer<typeof Figures>;

/** What stands of these applications, by id. Row-level security leaves out those on which the reader owes a scorecard. */
export async function figuresOf(tx: Tx, ids: readonly string[]): Promise<Map<string, Figures>> {
	const { rows } = await sql<{ applicationId: string; figures: unknown }>`
		select s.application_id, r.result - '{trace,robustness,cards,severity}'::text[] as figures
		from app.standing s
		join app.recommendation r on r.organization_id = s.organization_id and r.id = s.recommendation_id
		where s.organization_id = app.organization_id() and s.application_id = any(${ids}::uuid[])`.execute(tx);
	return new Map(rows.map(({ applicationId, figures }) => [applicationId, Figures.parse(figures)]));
}
