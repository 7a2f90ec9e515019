import pg from 'pg';
import { createDatabase } from '#lib/server/db/database.ts';
import { createWorld } from './bench/world.ts';
import { addApplications, asMaintenance } from './bench/mass.ts';
import { addMember } from './support/world.ts';
import { countQueries } from './support/jobs.ts';
import { viewOrganizationReliability } from '#lib/server/workflows/reports/view-organization-reliability.ts';
import { viewRoleReliability } from '#lib/server/workflows/reports/view-role-reliability.ts';
import { listInterviewerReports } from '#lib/server/workflows/reports/list-interviewer-reports.ts';
import { listRoleReports } from '#lib/server/workflows/reports/list-role-reports.ts';
const pool = new pg.Pool({ connectionString: 'postgres://touchstone@127.0.0.1:5515/look_r', max: 4 });
const db = createDatabase(pool);
const world = await createWorld(db, 'Mass');
const client = new pg.Client({ connectionString: 'postgres://touchstone@127.0.0.1:5515/look_r' });
await client.connect(); const q = client.query.bind(client); client.query = ((t: string, v?: unknown[]) => q(t.replaceAll('uuidv7()', 'gen_random_uuid()'), v)) as never; await asMaintenance(client);
await addApplications(client, world, 20000);
await client.query(`insert into recommendation (organization_id, id, application_id, basis, computed_at, engine_version, policy_version, role_version_id, data_hash, result)
 select organization_id, uuidv7(), id, 'independent', now(), 'weighted-mean/1', 1, $2, 'x', '{}' from (select * from application where organization_id = $1 order by id limit 5000) a`, [world.organizationId, world.role.roleVersionId]);
await client.query(`insert into debrief (organization_id, application_id, opened_at, opened_by, recommendation_id, awaited)
 select organization_id, application_id, now() - row_number() over () * interval '4 hours', $2, id, '[]' from recommendation where organization_id = $1`, [world.organizationId, world.admin.memberId]);
await client.query('analyze debrief, recommendation');
const owner = await addMember(db, world.admin, { name: 'Oda', access: 'recruiter', calibrationOwner: true });
for (const [n, f] of [['org', (d: typeof db) => viewOrganizationReliability(d, owner)], ['role', (d: typeof db) => viewRoleReliability(d, world.manager.member, world.role.roleId)], ['roles', (d: typeof db) => listRoleReports(d, owner)], ['interviewers', (d: typeof db) => listInterviewerReports(d, owner)]] as const)
 for (let k = 0; k < 3; k++) { const t = performance.now(); const { queries, result } = await countQueries(db, f as never); console.log(n, Math.round(performance.now() - t), 'ms', queries, 'statements', JSON.stringify((result as { counts?: unknown }).counts ?? (result as {debriefs?: number}).debriefs ?? '')); }
await client.end(); await pool.end();
