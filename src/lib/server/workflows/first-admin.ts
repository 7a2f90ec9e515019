import type { SignedIn } from '#lib/server/auth/session.ts';
import type { Db } from '#lib/server/db/database.ts';
import * as firstAdmins from '#lib/server/db/first-admins.ts';
import { conflict } from '#lib/server/errors.ts';

/** For the command line: the first admin of the organization with this name, or of the only one there is. */
export async function firstAdmin(db: Db, organizationName: string | null): Promise<SignedIn> {
	const all = await firstAdmins.list(db);
	const named = all.filter(
		(admin) => organizationName === null || admin.organizationName === organizationName,
	);
	const [found, ...others] = named;
	if (all.length === 0)
		throw conflict('There is no organization yet. Open the server in a browser, or use create-admin.');
	if (!found) throw conflict(`There is no organization “${organizationName ?? ''}”. There is ${names(all)}.`);
	if (others.length > 0) {
		throw conflict(
			organizationName === null
				? `There are several organizations: ${names(all)}. Say which one with --organization.`
				: `Several organizations are called “${organizationName}”. Import through the page instead.`,
		);
	}
	return { ...found, access: 'admin' };
}

function names(admins: readonly { organizationName: string }[]): string {
	return admins.map(({ organizationName }) => `“${organizationName}”`).join(', ');
}
