import pg from 'pg';

export type Connection = { host: string; port: number; user: string; database: string };

const role = 'touchstone';

export function connectionTo(host: string, port: number): Connection {
	return { host, port, user: role, database: role };
}

/** Runs `work` on one connection of its own and closes it. */
export async function withClient<T>(
	connection: Connection,
	work: (client: pg.Client) => Promise<T>,
): Promise<T> {
	const client = new pg.Client({ ...connection, connectionTimeoutMillis: 5_000 });
	// Without a listener, a database that goes away would end this process.
	client.on('error', () => {});
	try {
		await client.connect();
		return await work(client);
	} finally {
		await client.end().catch(() => {});
	}
}

/** The role and the database of the app, where a killed first start left them out. The app never is superuser. */
export async function provision(connection: Connection): Promise<void> {
	const superuser = { ...connection, user: 'postgres', database: 'postgres' };
	await withClient(superuser, async (client) => {
		await client.query('select pg_advisory_lock(7071)');
		const roles = await client.query('select 1 from pg_roles where rolname = $1', [role]);
		if (roles.rowCount === 0) {
			await client.query(`create role ${role} login createrole noinherit nosuperuser nocreatedb`);
		}
		const databases = await client.query('select 1 from pg_database where datname = $1', [role]);
		if (databases.rowCount === 0) await client.query(`create database ${role} owner ${role}`);
		await client.query(`revoke all on database ${role} from public`);
	});
}

export function isUnprovisioned(error: unknown): boolean {
	return hasCode(error, ['28000', '3D000']);
}

export function isStarting(error: unknown): boolean {
	return hasCode(error, ['57P03']);
}

/** Every connection is taken: it answers. */
export function isFull(error: unknown): boolean {
	return hasCode(error, ['53300']);
}

function hasCode(error: unknown, codes: readonly string[]): boolean {
	return error instanceof pg.DatabaseError && codes.includes(error.code ?? '');
}
