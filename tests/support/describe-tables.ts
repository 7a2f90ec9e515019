import { type Kysely, sql } from 'kysely';

type Column = {
	table_name: string;
	column_name: string;
	udt_name: string;
	is_nullable: 'YES' | 'NO';
	column_default: string | null;
};

const TYPES: Record<string, string> = {
	uuid: 'string',
	text: 'string',
	bool: 'boolean',
	int2: 'number',
	int4: 'number',
	float8: 'number',
	timestamptz: 'Date',
	bytea: 'Buffer',
	jsonb: 'Json',
};

/** Writes, from a migrated database, the TypeScript of `src/lib/server/db/tables.ts`. */
export async function describeTables<T>(db: Kysely<T>): Promise<string> {
	const columns = await sql<Column>`
		select table_name, column_name, udt_name, is_nullable, column_default from information_schema.columns
		where table_schema = 'app' order by table_name, ordinal_position`.execute(db);
	const checks = await sql<{ table_name: string; definition: string }>`
		select c.relname as table_name, pg_get_constraintdef(k.oid) as definition
		from pg_constraint k join pg_class c on c.oid = k.conrelid
		where k.contype = 'c' and k.connamespace = 'app'::regnamespace`.execute(db);

	const unions = new Map<string, string>();
	for (const check of checks.rows) {
		const match = /^CHECK \(\((\w+) = ANY \(ARRAY\[(.+)\]\)\)\)$/.exec(check.definition);
		if (!match?.[1] || !match[2]) continue;
		const values = [...match[2].matchAll(/'([^']*)'::text/g)].map((value) => `'${value[1] ?? ''}'`);
		unions.set(`${check.table_name}.${match[1]}`, values.join(' | '));
	}

	const tables = new Map<string, string[]>();
	for (const column of columns.rows) {
		const known = TYPES[column.udt_name];
		if (!known)
			throw new Error(
				`No TypeScript type for ${column.table_name}.${column.column_name} (${column.udt_name})`,
			);
		let type = unions.get(`${column.table_name}.${column.column_name}`) ?? known;
		if (column.is_nullable === 'YES') type = `${type} | null`;
		if (type === 'Json | null') type = 'JsonOrNull';
		if (column.column_default !== null) type = type === 'Json' ? 'JsonWithDefault' : `Generated<${type}>`;
		const lines = tables.get(column.table_name) ?? [];
		lines.push(`\t${camel(column.column_name)}: ${type};`);
		tables.set(column.table_name, lines);
	}

	const parts = [
		'// Written from the migrated database by `npm run tables`; a test fails where the two differ.',
		"import type { ColumnType, Generated } from 'kysely';",
		'',
		'/** Read as a parsed value to be validated, written as JSON text (an array would become a Postgres array). */',
		'export type Json = ColumnType<unknown, string, string>;',
		'export type JsonOrNull = ColumnType<unknown, string | null, string | null>;',
		'export type JsonWithDefault = ColumnType<unknown, string | undefined, string>;',
		'',
	];
	for (const [name, lines] of tables)
		parts.push(`export interface ${pascal(name)}Table {`, ...lines, '}', '');
	parts.push('export interface Database {');
	for (const name of tables.keys()) parts.push(`\t${camel(name)}: ${pascal(name)}Table;`);
	parts.push('}', '');
	return parts.join('\n');
}

function camel(name: string): string {
	return name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function pascal(name: string): string {
	const text = camel(name);
	return text.charAt(0).toUpperCase() + text.slice(1);
}
