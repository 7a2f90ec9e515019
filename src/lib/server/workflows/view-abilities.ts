import { organizationAbilities, type OrganizationAbilities } from '#lib/domain/permissions/abilities.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import * as accessFacts from '#lib/server/db/access-facts.ts';
import { asActor, type Db } from '#lib/server/db/database.ts';

/** What the member may do anywhere, so that a page offers what the server allows. */
export async function viewAbilities(db: Db, actor: SignedIn): Promise<OrganizationAbilities> {
	const held = await asActor(db, actor, (tx) => accessFacts.anyJobAccess(tx, actor));
	return organizationAbilities(actor, held);
}
