import { promises as fs } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Kysely } from 'kysely';
import { FileMigrationProvider, Migrator } from 'kysely/migration';
import type { Db } from './database.ts';

const FOLDER = path.resolve(import.meta.dirname, '../../../../migrations');

function migratorOf(db: Db, folder: string): Migrator {
	return new Migrator({
		db: db.withoutPlugins() as Kysely<unknown>,
		provider: new FileMigrationProvider({
			fs,
			path,
			migrationFolder: folder,
			import: (file: string) => import(/* @vite-ignore */ pathToFileURL(file).href),
		}),
		migrationTableSchema: 'migrations',
	});
}

/** Brings the database to the newest migration. Returns the names that were run. Throws what the database said. */
export async function migrateToLatest(db: Db, folder = FOLDER): Promise<string[]> {
	const { error, results } = await migratorOf(db, folder).migrateToLatest();
	if (error) throw error instanceof Error ? error : new Error('Migration failed', { cause: error });
	return (results ?? []).map((result) => result.migrationName);
}

/** Undoes every migration, newest first. */
export async function migrateDown(db: Db, folder = FOLDER): Promise<string[]> {
	const migrator = migratorOf(db, folder);
	const undone: string[] = [];
	for (;;) {
		const { error, results } = await migrator.migrateDown();
		if (error) throw error instanceof Error ? error : new Error('Migration failed', { cause: error });
		const names = (results ?? []).map((result) => result.migrationName);
		if (names.length === 0) return undone;
		undone.push(...names);
	}
}

/** The names of migrations that this build has and the database lacks. */
export async function pendingMigrations(db: Db, folder = FOLDER): Promise<string[]> {
	const all = await migratorOf(db, folder).getMigrations();
	return all.filter((migration) => migration.executedAt === undefined).map((migration) => migration.name);
}
