import { sql, type Kysely } from 'kysely';

/**
 * What each role was imported or copied from: one row an import. It outlives the draft, so that the same document is known
 * again years later, and goes with the role.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`set local search_path = app`.execute(db);
	await sql`
		create table role_source (
			organization_id uuid not null,
			role_id uuid not null,
			id uuid not null,
			kind text not null check (kind in ('document', 'library')),
			document_hash text check (document_hash ~ '^[0-9a-f]{64}$'),
			address text check (length(address) between 1 and 2000),
			document_title text check (length(document_title) between 1 and 300),
			library_slug text check (length(library_slug) between 1 and 200),
			library_version int check (library_version > 0),
			imported_at timestamptz not null,
			imported_by uuid not null,
			primary key (organization_id, id),
			check (kind <> 'document' or document_hash is not null),
			check ((kind = 'library') = (library_slug is not null)),
			check ((library_slug is null) = (library_version is null)),
			foreign key (organization_id, role_id) references role on delete cascade,
			foreign key (organization_id, imported_by) references member
		)`.execute(db);
	await sql`create index role_source_role on role_source (organization_id, role_id)`.execute(db);
	await sql`create index role_source_imported_by on role_source (organization_id, imported_by, imported_at)`.execute(
		db,
	);
	await sql`create index role_source_document on role_source (organization_id, document_hash)`.execute(db);
	await sql`create index role_source_address on role_source (organization_id, address)`.execute(db);
	await sql`create index role_source_title on role_source (organization_id, document_title)`.execute(db);
	await sql`create index role_source_library on role_source (organization_id, library_slug)`.execute(db);

	await sql`alter table role_source enable row level security`.execute(db);
	await sql`alter table role_source force row level security`.execute(db);
	await sql`
		create policy tenancy on role_source to touchstone_member, touchstone_system
			using (organization_id = app.organization_id()) with check (organization_id = app.organization_id())`.execute(
		db,
	);
	await sql`
		create policy maintenance on role_source to current_user
			using (current_setting('app.maintenance', true) = 'on')
			with check (current_setting('app.maintenance', true) = 'on')`.execute(db);
	// Written once; it goes with the role, and not before.
	await sql`grant select, insert on role_source to touchstone_member, touchstone_system`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
	await sql`drop table app.role_source`.execute(db);
}
