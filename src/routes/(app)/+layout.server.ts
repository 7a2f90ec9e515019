import { accessText } from '#lib/domain/account/words.ts';
import { reportsFor } from '#lib/domain/permissions/reports.ts';
import { signedIn } from '#lib/server/http/guard.ts';
import { viewAbilities } from '#lib/server/workflows/view-abilities.ts';
import type { LayoutServerLoad } from './$types';

/** For the frame around a page alone: it guards nothing. */
export const load: LayoutServerLoad = async (event) => {
	const member = signedIn(event);
	const abilities = await viewAbilities(event.locals.db, member);
	return {
		member: {
			name: member.name,
			accessText: accessText(member),
			organizationName: member.organizationName,
			timeZone: member.timeZone,
		},
		opens: {
			candidates: abilities.view_candidates,
			exercises: abilities.view_exercises,
			reports: reportsFor(abilities).length > 0,
			settings: abilities.manage_settings,
		},
	};
};
