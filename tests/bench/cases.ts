import type pg from 'pg';
import { z } from 'zod';
import { BenchFailure } from './failure.ts';
import type { Answer, Ask } from './http-client.ts';
import { MEASURED } from './mass.ts';
import type { Subject } from './replay.ts';
import { applicationSubjects, countSubmitted, type DraftSeat, seatDrafts } from './seats.ts';
import { contentFor, type World } from './world.ts';

/** One request: what is asked of the app, what its statements are about, and what a right answer is. */
export type Item = { ask: Ask; subject: Subject; check: (answer: Answer) => void };

/** One request to be recorded, some for the app, and as many others for the floor. */
export type Block = {
	recorded: Item;
	app: Item[];
	floor: Item[];
	/** After all of them: throws where something was not done. */
	settle(): Promise<void>;
};

export type Case = { name: string; block(round: number, size: number): Promise<Block> };

/** Of the measured applications the first is recorded, the rest of the first half is for the app, the other for the floor. */
const HALF = MEASURED / 2;

const Saved = z.object({ revision: z.int() });

export function saveCase(world: World, seats: readonly DraftSeat[]): Case {
	const item = (seat: DraftSeat, word: string): Item => {
		const base = seat.revision;
		const content = contentFor(world.role, word);
		return {
			ask: {
				method: 'PUT',
				path: `/scorecards/${seat.scorecardId}/draft`,
				cookie: authorOf(world, seat).cookie,
				body: { type: 'application/json', text: JSON.stringify({ baseRevision: base, content }) },
			},
			subject: [...seatSubject(world, seat), seat.applicationId, base, base + 1, word],
			check(answer) {
				expectStatus(answer, 200, 'Saving a draft');
				const { revision } = Saved.parse(JSON.parse(answer.text));
				if (revision !== base + 1) throw new BenchFailure('A draft was answered for that was not saved.');
			},
		};
	};
	return {
		name: 'Save a draft',
		block(round, size) {
			const block = blockOf(seats, size, (seat, place) => item(seat, `w${String(round)}x${String(place)}`));
			const settle = (): Promise<void> => {
				for (const seat of halves(seats, size).flat()) seat.revision++;
				return Promise.resolve();
			};
			return Promise.resolve({ ...block, settle });
		},
	};
}

/** Each block seats one more interviewer on every measured application, who then submits. */
export function submitCase(client: pg.Client, world: World): Case {
	const content = contentFor(world.role, 'as saved');
	return {
		name: 'Submit a scorecard',
		async block(round, size) {
			const seats = await seatDrafts(client, world, round, JSON.stringify(content));
			const subjects = await applicationSubjects(client, world);
			const item = (seat: DraftSeat): Item => ({
				ask: {
					method: 'POST',
					path: `/scorecards/${seat.scorecardId}?/submit`,
					cookie: authorOf(world, seat).cookie,
					body: { type: 'application/x-www-form-urlencoded', text: formOf(content, seat.revision) },
				},
				subject: [...seatSubject(world, seat), ...(subjects.get(seat.applicationId)?.ids ?? [])],
				check: (answer) => expectStatus(answer, 303, 'Submitting a scorecard'),
			});
			const settle = async (): Promise<void> => {
				const ids = halves(seats, size)
					.flat()
					.map((seat) => seat.scorecardId);
				const submitted = await countSubmitted(client, world, ids);
				if (submitted !== ids.length) {
					throw new BenchFailure(
						`Of ${String(ids.length)} scorecards only ${String(submitted)} were submitted.`,
					);
				}
			};
			return { ...blockOf(seats, size, item), settle };
		},
	};
}

export function jobCase(world: World): Case {
	const rows = 50;
	const item: Item = {
		ask: { method: 'GET', path: `/jobs/${world.job.jobId}`, cookie: world.manager.cookie },
		subject: [],
		check(answer) {
			expectStatus(answer, 200, 'The job page');
			const listed = new Set(answer.text.match(/\/applications\/[0-9a-f-]{36}/g)).size;
			if (listed < rows) {
				throw new BenchFailure(
					`The job page lists ${String(listed)} applications instead of ${String(rows)}.`,
				);
			}
		},
	};
	return {
		name: 'Job page',
		block(_round, size) {
			const items = Array.from({ length: size }, () => item);
			return Promise.resolve({ recorded: item, app: items, floor: items, settle: () => Promise.resolve() });
		},
	};
}

export function debriefCase(client: pg.Client, world: World): Case {
	return {
		name: 'Debrief',
		async block(_round, size) {
			const applications = [...(await applicationSubjects(client, world)).values()];
			const item = ({ applicationId, candidateName, ids }: (typeof applications)[number]): Item => ({
				ask: {
					method: 'GET',
					path: `/applications/${applicationId}/debrief`,
					cookie: world.manager.cookie,
				},
				subject: ids,
				check(answer) {
					expectStatus(answer, 200, 'The debrief');
					if (!answer.text.includes(candidateName))
						throw new BenchFailure('A debrief is about somebody else.');
				},
			});
			return { ...blockOf(applications, size, item), settle: () => Promise.resolve() };
		},
	};
}

function halves<T>(all: readonly T[], size: number): [T[], T[], T[]] {
	return [all.slice(0, 1), all.slice(1, 1 + size), all.slice(HALF, HALF + size)];
}

function blockOf<T>(
	all: readonly T[],
	size: number,
	itemOf: (one: T, place: number) => Item,
): Omit<Block, 'settle'> {
	const [[recorded], app, floor] = halves(all, size);
	if (recorded === undefined) throw new Error('There is nothing to measure.');
	return {
		recorded: itemOf(recorded, 0),
		app: app.map((one, place) => itemOf(one, 1 + place)),
		floor: floor.map((one, place) => itemOf(one, 1 + size + place)),
	};
}

function authorOf(world: World, seat: DraftSeat) {
	const author = world.interviewers[seat.author];
	if (!author) throw new Error('A seat is nobody’s.');
	return author;
}

function seatSubject(world: World, seat: DraftSeat): Subject {
	const { member, tokenHash } = authorOf(world, seat);
	return [seat.scorecardId, seat.scheduledInterviewId, member.memberId, tokenHash];
}

/** What the page's form sends when it is submitted without scripting. */
function formOf(content: ReturnType<typeof contentFor>, baseRevision: number): string {
	const { ratings, overall, keyTakeaways, privateNotes, noteForNext } = content;
	const form = new URLSearchParams({
		baseRevision: String(baseRevision),
		overall: overall ?? '',
		keyTakeaways,
		privateNotes,
		noteForNext,
	});
	for (const [dimensionId, { level, note }] of Object.entries(ratings)) {
		form.set(`ratings.${dimensionId}.level`, String(level));
		form.set(`ratings.${dimensionId}.note`, note);
	}
	return form.toString();
}

function expectStatus(answer: Answer, status: number, what: string): void {
	if (answer.status === status) return;
	const said = answer.text.replaceAll(/<[^>]*>|\s+/g, ' ').slice(0, 300);
	throw new BenchFailure(
		`${what} was answered ${String(answer.status)} instead of ${String(status)}: ${said}`,
	);
}
