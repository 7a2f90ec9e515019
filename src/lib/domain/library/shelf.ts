import { FAMILIES, SENIORITIES } from '#lib/domain/library/families.ts';
import { readLibraryRole, type LibraryRole } from '#lib/domain/library/library-role.ts';

type File = () => Promise<{ default: unknown }>;

/* Each is loaded when it is asked for. The specifiers stand here in full, so that a bundler finds them too. */
const FILES: Readonly<Record<string, File>> = {
	'associate-support-specialist': () =>
		import('#lib/domain/library/roles/associate-support-specialist.json', { with: { type: 'json' } }),
	'support-specialist': () =>
		import('#lib/domain/library/roles/support-specialist.json', { with: { type: 'json' } }),
	'senior-support-specialist': () =>
		import('#lib/domain/library/roles/senior-support-specialist.json', { with: { type: 'json' } }),
	'lead-support-specialist': () =>
		import('#lib/domain/library/roles/lead-support-specialist.json', { with: { type: 'json' } }),
	'associate-technical-support-specialist': () =>
		import('#lib/domain/library/roles/associate-technical-support-specialist.json', {
			with: { type: 'json' },
		}),
	'technical-support-specialist': () =>
		import('#lib/domain/library/roles/technical-support-specialist.json', { with: { type: 'json' } }),
	'senior-technical-support-specialist': () =>
		import('#lib/domain/library/roles/senior-technical-support-specialist.json', { with: { type: 'json' } }),
	'lead-technical-support-specialist': () =>
		import('#lib/domain/library/roles/lead-technical-support-specialist.json', { with: { type: 'json' } }),
	'technical-support-engineer': () =>
		import('#lib/domain/library/roles/technical-support-engineer.json', { with: { type: 'json' } }),
	'senior-technical-support-engineer': () =>
		import('#lib/domain/library/roles/senior-technical-support-engineer.json', { with: { type: 'json' } }),
	'lead-technical-support-engineer': () =>
		import('#lib/domain/library/roles/lead-technical-support-engineer.json', { with: { type: 'json' } }),
	'support-engineer': () =>
		import('#lib/domain/library/roles/support-engineer.json', { with: { type: 'json' } }),
	'customer-support-engineer': () =>
		import('#lib/domain/library/roles/customer-support-engineer.json', { with: { type: 'json' } }),
	'enterprise-support-engineer': () =>
		import('#lib/domain/library/roles/enterprise-support-engineer.json', { with: { type: 'json' } }),
	'escalation-engineer': () =>
		import('#lib/domain/library/roles/escalation-engineer.json', { with: { type: 'json' } }),
	'field-service-engineer': () =>
		import('#lib/domain/library/roles/field-service-engineer.json', { with: { type: 'json' } }),
	'technical-account-manager': () =>
		import('#lib/domain/library/roles/technical-account-manager.json', { with: { type: 'json' } }),
	'senior-technical-account-manager': () =>
		import('#lib/domain/library/roles/senior-technical-account-manager.json', { with: { type: 'json' } }),
	'associate-implementation-specialist': () =>
		import('#lib/domain/library/roles/associate-implementation-specialist.json', { with: { type: 'json' } }),
	'implementation-specialist': () =>
		import('#lib/domain/library/roles/implementation-specialist.json', { with: { type: 'json' } }),
	'senior-implementation-specialist': () =>
		import('#lib/domain/library/roles/senior-implementation-specialist.json', { with: { type: 'json' } }),
	'lead-implementation-specialist': () =>
		import('#lib/domain/library/roles/lead-implementation-specialist.json', { with: { type: 'json' } }),
	'associate-automation-specialist': () =>
		import('#lib/domain/library/roles/associate-automation-specialist.json', { with: { type: 'json' } }),
	'automation-specialist': () =>
		import('#lib/domain/library/roles/automation-specialist.json', { with: { type: 'json' } }),
	'senior-automation-specialist': () =>
		import('#lib/domain/library/roles/senior-automation-specialist.json', { with: { type: 'json' } }),
	'lead-automation-specialist': () =>
		import('#lib/domain/library/roles/lead-automation-specialist.json', { with: { type: 'json' } }),
	'senior-identity-specialist': () =>
		import('#lib/domain/library/roles/senior-identity-specialist.json', { with: { type: 'json' } }),
	'privacy-specialist': () =>
		import('#lib/domain/library/roles/privacy-specialist.json', { with: { type: 'json' } }),
	'senior-privacy-specialist': () =>
		import('#lib/domain/library/roles/senior-privacy-specialist.json', { with: { type: 'json' } }),
	'lead-privacy-specialist': () =>
		import('#lib/domain/library/roles/lead-privacy-specialist.json', { with: { type: 'json' } }),
};

/** The name under which the library has a role of this title; null where it has none. */
export function slugOfTitle(title: string): string | null {
	const slug = title.trim().toLowerCase().replace(/\s+/g, '-');
	return Object.hasOwn(FILES, slug) ? slug : null;
}

const read = new Map<string, LibraryRole>();

/** Null for a name that is none of the library's. */
export async function libraryRole(slug: string): Promise<LibraryRole | null> {
	const known = read.get(slug);
	if (known) return known;
	const file = Object.hasOwn(FILES, slug) ? FILES[slug] : undefined;
	if (!file) return null;
	const role = readLibraryRole((await file()).default);
	read.set(slug, role);
	return role;
}

/** All of them, by family and from the beginning of a career on. */
export async function libraryRoles(): Promise<LibraryRole[]> {
	const roles = await Promise.all(Object.keys(FILES).map(libraryRole));
	return roles
		.flatMap((role) => role ?? [])
		.toSorted(
			(a, b) =>
				FAMILIES.indexOf(a.family) - FAMILIES.indexOf(b.family) ||
				SENIORITIES.indexOf(a.level) - SENIORITIES.indexOf(b.level) ||
				(a.title < b.title ? -1 : 1),
		);
}
