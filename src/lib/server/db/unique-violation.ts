import pg from 'pg';

/** Whether Postgres refused a row because another has its key: somebody was first. */
export function isUniqueViolation(error: unknown): boolean {
	return error instanceof pg.DatabaseError && error.code === '23505';
}
