import { z } from 'zod';
import { loading, signedIn } from '#lib/server/http/guard.ts';
import { listExercises } from '#lib/server/workflows/list-exercises.ts';
import type { PageServerLoad } from './$types';

const Filter = z
	.enum(['open', 'assigned', 'sent', 'started', 'late', 'submitted', 'graded', 'closed'])
	.catch('open');

export const load: PageServerLoad = async (event) => {
	const member = signedIn(event);
	const { searchParams } = event.url;
	const filter = Filter.parse(searchParams.get('show') ?? 'open');
	const after = searchParams.get('after');
	const list = await loading(listExercises(event.locals.db, member, { filter, after }, event.locals.now));
	return { ...list, filter, isFirstPage: after === null, timeZone: member.timeZone };
};
