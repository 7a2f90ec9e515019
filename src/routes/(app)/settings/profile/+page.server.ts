import { z } from 'zod';
import { NewPassword, PersonName, TimeZone, timeZones } from '#lib/domain/account/account.ts';
import { accessText, accessWords } from '#lib/domain/account/words.ts';
import { parseForm, readForm } from '#lib/server/http/form.ts';
import { attempt, failed, signedIn } from '#lib/server/http/guard.ts';
import { kept } from '#lib/server/http/kept.ts';
import { setSessionCookie } from '#lib/server/http/session-cookie.ts';
import { changePassword, changeProfile } from '#lib/server/workflows/change-profile.ts';
import type { Actions, PageServerLoad } from './$types';

const Profile = z.object({ name: PersonName, timeZone: TimeZone });

const Password = z.object({
	currentPassword: z
		.string()
		.min(1, 'Write your current password.')
		.max(1000, 'No password of yours is that long.'),
	password: NewPassword,
});

export const load: PageServerLoad = (event) => {
	const member = signedIn(event);
	const { name, email, timeZone } = member;
	return {
		profile: {
			name,
			email,
			timeZone,
			accessText: accessText(member),
			accessAbout: accessWords[member.access].about,
		},
		zones: timeZones(timeZone),
	};
};

export const actions: Actions = {
	profile: async (event) => {
		const member = signedIn(event);
		const { db, now } = event.locals;
		const values = await readForm(event.request);
		const work = async () => changeProfile(db, member, parseForm(Profile, values), now);
		const outcome = await attempt(work(), kept(values, ['name', 'timeZone']));
		return failed(outcome) ? outcome : { saved: 'profile' as const };
	},
	password: async (event) => {
		const member = signedIn(event);
		const { db, limits, now } = event.locals;
		const values = await readForm(event.request);
		const work = async () => changePassword(db, limits, member, parseForm(Password, values), now);
		const outcome = await attempt(work(), null);
		if (failed(outcome)) return outcome;
		setSessionCookie(event, outcome.done);
		return { saved: 'password' as const };
	},
};
