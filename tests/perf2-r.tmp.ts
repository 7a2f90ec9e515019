import pg from 'pg';
import { createDatabase } from '#lib/server/db/database.ts';
import { viewOrganizationReliability } from '#lib/server/workflows/reports/view-organization-reliability.ts';
import { listInterviewerReports } from '#lib/server/workflows/reports/list-interviewer-reports.ts';
const [O, , M] = process.argv.slice(2) as [string, string, string];
const pool = new pg.Pool({ connectionString: 'postgres://touchstone@127.0.0.1:5515/look_r', max: 4 });
const db = createDatabase(pool);
const actor = { organizationId: O, memberId: M, access: 'recruiter', calibrationOwner: true } as never;
for (let k = 0; k < 3; k++) { let t = performance.now(); await viewOrganizationReliability(db, actor); console.log('org', Math.round(performance.now() - t)); t = performance.now(); await listInterviewerReports(db, actor); console.log('interviewers', Math.round(performance.now() - t)); }
await pool.end();
