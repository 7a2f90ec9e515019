// Puts an organization with opened debriefs, enough of them for a fit, into the database of the running server, and
// prints who may look at it. Run by Node itself: the browser tests' runner does not know the project's imports.
import pg from 'pg';
import { readConfig } from '#lib/server/config.ts';
import { createDatabase } from '#lib/server/db/database.ts';
import { createLogger } from '#lib/server/log.ts';
import { openDatabase } from '#lib/server/open-database.ts';
import { calibrationWorld, ratedCandidate } from '../../support/calibration.ts';
import { cookieOf } from '../../support/server.ts';

const opened = await openDatabase(readConfig(process.env), createLogger('silent'));
const pool = new pg.Pool({ max: 2, ...opened.pool });
pool.on('error', () => undefined);
try {
	const db = createDatabase(pool);
	const world = await calibrationWorld(db, 12);
	const open = [await ratedCandidate(db, world, 12), await ratedCandidate(db, world, 14)];
	console.log(
		JSON.stringify({
			jobId: world.job.jobId,
			applications: [...world.panels, ...open].map(({ applicationId }) => applicationId),
			cookies: {
				owner: await cookieOf(db, world.owner),
				manager: await cookieOf(db, world.manager),
				interviewer: await cookieOf(db, world.lee),
			},
		}),
	);
} finally {
	await pool.end();
	await opened.close();
}
