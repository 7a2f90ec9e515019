import { describe, expect, test } from 'vitest';
import { useDatabase } from '../support/database.ts';
import { apply, interviewsOf, openJob, scheduleInterview, scorecardsOf } from '../support/jobs.ts';
import { publishSampleRole } from '../support/roles.ts';
import { addMember, createOrganization } from '../support/world.ts';

const database = useDatabase();

describe('smoke', () => {
	test('works', async () => {
		const { db } = database;
		const { admin } = await createOrganization(db);
		const kim = await addMember(db, admin, { name: 'Kim', access: 'member' });
		const role = await publishSampleRole(db, admin);
		const job = await openJob(db, admin, role.roleVersionId);
		const { applicationId } = await apply(db, admin, job.jobId);
		const [first] = interviewsOf(job);
		const made = await scheduleInterview(db, admin, applicationId, first?.id ?? '', [kim.memberId]);
		expect(made.scorecardOf(kim.memberId)).toBeTruthy();
		expect(await scorecardsOf(db, admin, applicationId)).toHaveLength(1);
	});
});
