import { emptyContent, type ScorecardContent } from '#lib/domain/scorecard/content.ts';
import { readToken } from '#lib/server/auth/token.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import type { Db } from '#lib/server/db/database.ts';
import { interviewsOf, openJob, type OpenJob } from '../support/jobs.ts';
import { publishSampleRole, type SampleRole } from '../support/roles.ts';
import { cookieOf } from '../support/server.ts';
import { addMember, createOrganization } from '../support/world.ts';

export type Person = { member: SignedIn; cookie: string; tokenHash: Buffer };

export type World = {
	organizationId: string;
	admin: SignedIn;
	/** Reads the job page and the debriefs, and sits on no panel. */
	manager: Person;
	interviewers: Person[];
	role: SampleRole;
	job: OpenJob;
	/** Of the plan, in its order. */
	interviews: { id: string; stageId: string }[];
};

export const INTERVIEWERS = 40;

/** An organization with one open job, made through the workflows. It has no applications yet. */
export async function createWorld(db: Db, name: string): Promise<World> {
	const { organizationId, admin } = await createOrganization(db, { name });
	const person = async (called: string): Promise<Person> => {
		const member = await addMember(db, admin, { name: called, access: 'member' });
		const cookie = await cookieOf(db, member);
		const token = readToken(cookie.slice(cookie.indexOf('=') + 1));
		if (!token) throw new Error('A fresh cookie holds no token.');
		return { member, cookie, tokenHash: token.hash };
	};
	const manager = await person('Mara Manager');
	const interviewers: Person[] = [];
	for (let number = 1; number <= INTERVIEWERS; number++) {
		interviewers.push(await person(`Interviewer ${String(number)}`));
	}
	const role = await publishSampleRole(db, admin);
	const job = await openJob(db, admin, role.roleVersionId, { hiringManagerId: manager.member.memberId });
	const stageOf = new Map(
		job.stages.flatMap((stage) => stage.interviews.map(({ id }) => [id, stage.id] as const)),
	);
	const interviews = interviewsOf(job).map(({ id }) => ({ id, stageId: stageOf.get(id) ?? '' }));
	return { organizationId, admin, manager, interviewers, role, job, interviews };
}

/** A complete scorecard of ordinary length. `word` makes it another text than the last one saved. */
export function contentFor(role: SampleRole, word: string): ScorecardContent {
	const entries = role.dimensions.map(({ id, name }, place) => {
		const note = `${name}: walked through a fault from last winter step by step, said what was ruled out at each one and why, and named the part that was swapped too early. Asked for the service record before touching a tool.`;
		return [id, { level: ([4, 3, 5, 2] as const)[place % 4] ?? 3, notAssessed: null, note }] as const;
	});
	return {
		...emptyContent(),
		ratings: Object.fromEntries(entries),
		overall: 'yes',
		keyTakeaways: `Careful and quick to learn (${word}). Would start well on the early shift, with somebody beside for the first weeks of customer talks.`,
		privateNotes: 'Late by five minutes because of the tram; called ahead.',
		noteForNext: 'Ask about the two apprentices: there was no time for it.',
	};
}
