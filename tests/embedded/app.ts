// A small app of its own process, to be killed: starts the embedded database, and inserts numbers one by one,
// printing each once the database has acknowledged it.
import pg from 'pg';
import { startEmbedded } from '#lib/server/db/embedded.ts';

const [dataDir = '', mode = 'idle'] = process.argv.slice(2);
const quiet = { info: () => {}, warn: () => {}, error: () => {} };
const database = await startEmbedded({ dataDir, log: quiet });

process.on('SIGTERM', () => {
	void database.stop().then(() => process.exit(0));
});
console.log(JSON.stringify({ attached: database.attached, pid: database.pid() }));

if (mode === 'write') {
	const client = new pg.Client(database.connection);
	client.on('error', () => {});
	await client.connect();
	await client.query('create table if not exists acknowledged (n integer generated always as identity)');
	for (;;) {
		const { rows } = await client.query<{ n: number }>('insert into acknowledged default values returning n');
		console.log(String(rows[0]?.n));
	}
}
setInterval(() => {}, 60_000);
